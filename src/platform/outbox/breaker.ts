import { type Kysely, sql } from "kysely";
import type { DB } from "../db/index.ts";
import { breakerThreshold, breakerWait } from "./backoff.ts";

/** Notes a success: the destination is well. */
export async function noteSuccess(db: Kysely<DB>, destination: string): Promise<void> {
  await sql`
    INSERT INTO platform.breaker (destination, last_ok_at) VALUES (${destination}, now())
    ON CONFLICT (destination) DO UPDATE SET failures = 0, open_until = NULL, last_ok_at = now()
    WHERE breaker.failures > 0 OR breaker.last_ok_at IS NULL OR breaker.last_ok_at < now() - interval '5 seconds'`.execute(
    db,
  );
}

/** Notes a failure; after several in a row the destination is left alone for a while. Returns until when, if so. */
export async function noteFailure(
  db: Kysely<DB>,
  destination: string,
  error: string,
  random: () => number,
): Promise<Date | null> {
  const { rows } = await sql<{ failures: number }>`
    INSERT INTO platform.breaker (destination, failures, last_error, last_failed_at) VALUES (${destination}, 1, ${error}, now())
    ON CONFLICT (destination) DO UPDATE SET failures = breaker.failures + 1, last_error = ${error}, last_failed_at = now()
    RETURNING failures`.execute(db);
  const failures = rows[0]?.failures ?? 1;
  if (failures < breakerThreshold) return null;
  const until = new Date(Date.now() + breakerWait(failures, random()));
  await db.updateTable("platform.breaker").set({ open_until: until }).where("destination", "=", destination).execute();
  return until;
}

/** Until when a destination is left alone; null when it may be tried. */
export async function openUntil(db: Kysely<DB>, destination: string): Promise<Date | null> {
  const row = await db
    .selectFrom("platform.breaker")
    .select("open_until")
    .where("destination", "=", destination)
    .executeTakeFirst();
  return row?.open_until ?? null;
}
