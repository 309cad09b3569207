import { type AuditActor, appendAudit } from "../audit/index.ts";
import { plainUsername } from "./account.ts";
import { countAttempt, forgetAttempts, lockedUntil } from "./failures.ts";
import { grantsOf } from "./grants.ts";
import { passwordMatches } from "./password.ts";
import { openSession } from "./session.ts";
import type { AuthStand } from "./stand.ts";
import { authErrors } from "./text.ts";

/** What a person gives to sign in, and from where. */
export type SignInRequest = {
  readonly username: string;
  readonly password: string;
  readonly address?: string;
  readonly userAgent?: string;
};

/** A new session; `token` goes into the cookie and nowhere else. */
export type SignedIn = {
  readonly token: string;
  readonly sessionId: string;
  readonly accountId: string;
  readonly locale: "vi" | "en";
};

/**
 * Opens a session for the right name and password. Errors: `auth.wrong` (the same for an unknown name, in the same time),
 * `auth.locked`, `auth.no-post`. Every outcome for a known account leaves an audit row.
 */
export async function signIn(stand: AuthStand, request: SignInRequest): Promise<SignedIn> {
  const { db } = stand;
  const now = stand.machine.now();
  const username = plainUsername(request.username);
  const lock = await countAttempt(db, username, now);
  const account = await db
    .selectFrom("platform.account")
    .select(["id", "name", "password_hash", "locale"])
    .where("username", "=", username)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  const right = await passwordMatches(account?.password_hash, request.password);
  if (!account || !right) {
    if (account) await recordFailure(stand, account, lock !== undefined);
    throw lock ? lockedUntil(lock, now) : authErrors.wrong();
  }
  await forgetAttempts(db, username);
  const session = await begin(stand, account, request);
  return { ...session, accountId: account.id, locale: account.locale === "en" ? "en" : "vi" };
}

type KnownAccount = { readonly id: string; readonly name: string };

async function begin(stand: AuthStand, account: KnownAccount, request: SignInRequest) {
  const at = stand.clock.now();
  return stand.db.transaction().execute(async (tx) => {
    const [first] = await grantsOf(tx, account.id, at);
    if (!first) throw authErrors.noPost();
    const session = {
      accountId: account.id,
      agencyCode: first.agencyCode,
      address: request.address ?? null,
      userAgent: request.userAgent ?? null,
    };
    const { token, id } = await openSession(tx, session, stand.machine.now());
    const actor: AuditActor = { accountId: account.id, name: account.name, agencyCode: first.agencyCode };
    await appendAudit(tx, { actor, action: "auth.sign-in", subject: { kind: "platform.session", id }, at });
    return { token, sessionId: id };
  });
}

// The actor is the node: whoever typed a wrong password is not known to be the account's owner.
async function recordFailure(stand: AuthStand, account: KnownAccount, locked: boolean): Promise<void> {
  const subject = { kind: "platform.account", id: account.id };
  const at = stand.clock.now();
  await appendAudit(stand.db, [
    { actor: "system", action: "auth.sign-in-failed", subject, at },
    ...(locked ? [{ actor: "system" as const, action: "auth.lock", subject, at }] : []),
  ]);
}
