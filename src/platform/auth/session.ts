import { createHash, randomBytes } from "node:crypto";
import type { Db, Tx } from "../db/index.ts";

/** A sign-in that lasts: 8 hours after the last page, 12 at most. Machine clock. */
export type Session = {
  readonly id: string;
  readonly accountId: string;
  readonly agencyCode: string;
  /** Proves that a form was made for this session. */
  readonly csrfSecret: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly address: string | null;
  readonly userAgent: string | null;
};

const hour = 3_600_000;
const sliding = 8 * hour;
const absolute = 12 * hour;

/** Opens a session and returns the token for the cookie; only its hash is kept. */
export async function openSession(
  tx: Tx,
  session: Pick<Session, "accountId" | "agencyCode" | "address" | "userAgent">,
  now: Date,
): Promise<{ readonly token: string; readonly id: string }> {
  const token = randomBytes(32).toString("base64url");
  const row = await tx
    .insertInto("platform.session")
    .values({
      token_hash: tokenHash(token),
      account_id: session.accountId,
      agency_code: session.agencyCode,
      csrf_secret: randomBytes(32).toString("base64url"),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + sliding),
      address: session.address,
      user_agent: session.userAgent?.slice(0, 300) ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { token, id: row.id };
}

/** The session of a token, living or ended. */
export async function findSession(db: Db, token: string): Promise<Session | undefined> {
  const row = await db
    .selectFrom("platform.session")
    .selectAll()
    .where("token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  return row ? sessionOf(row) : undefined;
}

/** Whether a session lives at an instant of the machine's clock. */
export function isLive(session: Session, now: Date): boolean {
  return session.endedAt === null && now < session.expiresAt;
}

/** Notes that a session is in use: it lives 8 hours from now, never over 12 from its start. */
export async function touchSession(db: Db, session: Session, now: Date): Promise<void> {
  const latest = session.createdAt.getTime() + absolute;
  await db
    .updateTable("platform.session")
    .set({ seen_at: now, expires_at: new Date(Math.min(now.getTime() + sliding, latest)) })
    .where("id", "=", session.id)
    .where("ended_at", "is", null)
    .execute();
}

/** The living sessions of an account, the latest used first. */
export async function listSessions(db: Db, accountId: string, now: Date): Promise<readonly Session[]> {
  const rows = await db
    .selectFrom("platform.session")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("seen_at", "desc")
    .execute();
  return rows.map(sessionOf);
}

function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

type SessionRow = {
  readonly id: string;
  readonly account_id: string;
  readonly agency_code: string;
  readonly csrf_secret: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly address: string | null;
  readonly user_agent: string | null;
};

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    accountId: row.account_id,
    agencyCode: row.agency_code,
    csrfSecret: row.csrf_secret,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    address: row.address,
    userAgent: row.user_agent,
  };
}
