import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../db/index.ts";
import type { DomainError } from "../errors/index.ts";
import { authErrors } from "./text.ts";

const allowed = 5;
const firstLockMinutes = 15;
const longestLockMinutes = 24 * 60;

/**
 * Counts an attempt before its password is looked at, so that attempts side by side cannot outrun the lock.
 * Every fifth wrong one in a row locks the name: 15 minutes, then 30, 60, up to a day.
 * Throws `auth.locked` while it is locked. Returns the instant until which this attempt, if wrong, locks it.
 */
export async function countAttempt(db: Db, username: string, now: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ failed_count: number }>`
    INSERT INTO platform.sign_in_failure AS f (username_hash, failed_count, last_at)
    VALUES (${hashOf(username)}, 1, ${now})
    ON CONFLICT (username_hash) DO UPDATE SET
      failed_count = f.failed_count + 1,
      last_at = excluded.last_at,
      locked_until = CASE WHEN (f.failed_count + 1) % ${allowed} = 0
        THEN excluded.last_at + least(${longestLockMinutes}, ${firstLockMinutes} * 2 ^ least(20, (f.failed_count + 1) / ${allowed} - 1)) * interval '1 minute'
        ELSE f.locked_until END
    WHERE f.locked_until IS NULL OR f.locked_until <= excluded.last_at
    RETURNING failed_count`.execute(db);
  const until = await lockOf(db, username);
  if (rows.length === 0 && until) throw lockedUntil(until, now);
  return until && until > now ? until : undefined;
}

/** The refusal that says in how many minutes a lock ends. */
export function lockedUntil(until: Date, now: Date): DomainError {
  return authErrors.locked(Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000)));
}

/** Forgets the wrong attempts of a name: the right password was given. */
export async function forgetAttempts(db: Db, username: string): Promise<void> {
  await db.deleteFrom("platform.sign_in_failure").where("username_hash", "=", hashOf(username)).execute();
}

/** Forgets names not tried for a day beyond their lock. */
export async function sweepAttempts(db: Db, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - longestLockMinutes * 60_000);
  await db
    .deleteFrom("platform.sign_in_failure")
    .where("last_at", "<", yesterday)
    .where((where) => where.or([where("locked_until", "is", null), where("locked_until", "<", yesterday)]))
    .execute();
}

async function lockOf(db: Db, username: string): Promise<Date | null | undefined> {
  const row = await db
    .selectFrom("platform.sign_in_failure")
    .select("locked_until")
    .where("username_hash", "=", hashOf(username))
    .executeTakeFirst();
  return row?.locked_until;
}

function hashOf(username: string): Buffer {
  return createHash("sha256").update(username).digest();
}
