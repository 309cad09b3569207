import { grantsOf } from "./grants.ts";
import { holds, type Principal } from "./principal.ts";
import { findSession, isLive, type Session, touchSession } from "./session.ts";
import type { AuthStand } from "./stand.ts";

/** What a session cookie leads to. */
export type Recognised =
  | { readonly kind: "live"; readonly session: Session; readonly principal: Principal }
  /** There was such a session; it has ended or its time is over. */
  | { readonly kind: "ended"; readonly session: Session }
  | { readonly kind: "unknown" };

/** Recognises session cookies. */
export type SignIns = {
  recognise(token: string): Promise<Recognised>;
  /**
   * Whether a token still leads to this person, who may do what they could then: the session lives, the agency acted for and the roles held
   * are the same. Read from the database each time, and no use of the session: a page that is merely open does not lengthen it.
   */
  stillHolds(token: string, before: Principal): Promise<boolean>;
  /** Forgets what is kept in memory of a session: after it ended or acts for another agency. */
  forget(sessionId: string): void;
};

/** A change made by another process is seen at the latest after this time. */
const keptFor = 5_000;
const touchEvery = 60_000;
const mostKept = 10_000;

type Kept = { readonly session: Session; readonly principal: Principal; readonly until: number };

/** Recognises session cookies of a node, with a memory of five seconds. */
export function createSignIns(stand: AuthStand): SignIns {
  const kept = new Map<string, Kept>();

  async function recognise(token: string): Promise<Recognised> {
    const now = stand.machine.now();
    const known = kept.get(token);
    if (known && known.until > now.getTime() && isLive(known.session, now)) {
      return { kind: "live", session: known.session, principal: current(known.principal, stand.clock.now()) };
    }
    kept.delete(token);
    const session = await findSession(stand.db, token);
    if (!session) return { kind: "unknown" };
    if (!isLive(session, now)) return { kind: "ended", session };
    if (now.getTime() - session.seenAt.getTime() >= touchEvery) await touchSession(stand.db, session, now);
    const principal = await loadPrincipal(stand, session);
    if (!principal) return { kind: "ended", session };
    if (kept.size >= mostKept) kept.clear();
    kept.set(token, { session, principal, until: now.getTime() + keptFor });
    return { kind: "live", session, principal };
  }

  async function stillHolds(token: string, before: Principal): Promise<boolean> {
    const session = await findSession(stand.db, token);
    if (!session || !isLive(session, stand.machine.now())) return false;
    const principal = await loadPrincipal(stand, session);
    return principal !== undefined && rightsOf(principal) === rightsOf(before);
  }

  function forget(sessionId: string): void {
    for (const [token, entry] of kept) if (entry.session.id === sessionId) kept.delete(token);
  }

  return { recognise, stillHolds, forget };
}

/** What policies look at, to be compared: the agency acted for, and which roles are held where. */
function rightsOf({ agencyCode, grants }: Principal): string {
  const held = new Set(grants.map((grant) => `${grant.agencyCode} ${grant.role}`));
  return JSON.stringify([agencyCode, [...held].sort()]);
}

async function loadPrincipal(stand: AuthStand, session: Session): Promise<Principal | undefined> {
  const account = await stand.db
    .selectFrom("platform.account")
    .select(["username", "name"])
    .where("id", "=", session.accountId)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (!account) return undefined;
  const { id, accountId, agencyCode } = session;
  const now = stand.clock.now();
  const grants = await grantsOf(stand.db, accountId, now);
  return current({ accountId, ...account, sessionId: id, agencyCode, grants }, now);
}

// A post may end while the session lives: the person then acts for another agency of theirs, or may do nothing.
function current(principal: Principal, now: Date): Principal {
  const grants = principal.grants.filter((grant) => holds(grant, now));
  const stays = grants.some((grant) => grant.agencyCode === principal.agencyCode);
  return {
    ...principal,
    grants,
    agencyCode: stays ? principal.agencyCode : (grants[0]?.agencyCode ?? principal.agencyCode),
  };
}
