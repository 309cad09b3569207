import { sql } from "kysely";
import type { Db, Tx } from "../db/index.ts";
import { intoSums } from "./into-sums.ts";

/** Changes folded by one statement. */
const batch = 50_000;

/**
 * Folds recorded changes into the sums by day and by month. Whatever dies meanwhile, a change is counted once: one statement
 * takes it from the changes and adds it to the sums. One folder at a time; a second one leaves at once.
 * @returns how many changes were folded
 */
export async function foldMetrics(db: Db): Promise<number> {
  let folded = 0;
  let after = 0;
  for (;;) {
    const { count, last } = await db.transaction().execute((tx) => foldBatch(tx, after));
    folded += count;
    if (count < batch) return folded;
    // The next batch starts where this one ended, past the rows just deleted. What a slower writer commits
    // with a smaller id is found by the next folding.
    after = last;
  }
}

async function foldBatch(tx: Tx, after: number): Promise<{ count: number; last: number }> {
  const lock = await sql<{ held: boolean }>`SELECT pg_try_advisory_xact_lock(740002) AS held`.execute(tx);
  if (!lock.rows[0]?.held) return { count: 0, last: after };
  const { rows } = await sql<{ count: number; last: number }>`
    WITH change AS (
      DELETE FROM platform.metric_delta
      WHERE id IN (SELECT id FROM platform.metric_delta WHERE id > ${after} ORDER BY id LIMIT ${batch})
      RETURNING id, metric, agency_code, day, delta, dims
    ), ${intoSums}
    SELECT count(*)::int AS count, coalesce(max(id), 0)::bigint AS last FROM change`.execute(tx);
  return rows[0] ?? { count: 0, last: after };
}
