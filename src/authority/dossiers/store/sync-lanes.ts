import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A lane whose last sending failed. Machine clock. */
export type FailingLane = {
  readonly lane: number;
  readonly failures: number;
  readonly error: string;
  readonly failedAt: Date;
  readonly nextAt: Date;
};

/** Notes that a lane could not be sent, and when it is tried again. */
export async function noteLaneFailure(db: Db | Tx, failure: Omit<FailingLane, "failures">): Promise<void> {
  const { lane, error, failedAt, nextAt } = failure;
  await sql`
    INSERT INTO dossier.sync_lane AS l (lane, failures, error, failed_at, next_at)
    VALUES (${lane}, 1, ${error.slice(0, 500)}, ${failedAt}, ${nextAt})
    ON CONFLICT (lane) DO UPDATE SET failures = l.failures + 1, error = excluded.error, failed_at = excluded.failed_at,
      next_at = excluded.next_at`.execute(db);
}

/** The portal has answered: nothing is wrong with these lanes any more. */
export async function clearLaneFailures(db: Db | Tx, lanes: readonly number[]): Promise<void> {
  await sql`DELETE FROM dossier.sync_lane WHERE lane = ANY (${lanes}::smallint[])`.execute(db);
}

/** Lanes that could not be sent. */
export async function readFailingLanes(db: Db | Tx): Promise<readonly FailingLane[]> {
  const { rows } = await sql<FailingLane>`
    SELECT lane, failures, error, failed_at AS "failedAt", next_at AS "nextAt" FROM dossier.sync_lane ORDER BY lane`.execute(
    db,
  );
  return rows;
}
