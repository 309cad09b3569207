import { sql } from "kysely";
import type { Db } from "../db/index.ts";

/** Changes folded by one statement. */
const batch = 50_000;

/**
 * Folds recorded changes into the sums by day and by month. Whatever dies meanwhile, a change is counted once: one statement
 * takes it from the changes and adds it to the sums. One folder at a time; a second one leaves at once.
 * @returns how many changes were folded
 */
export async function foldMetrics(db: Db): Promise<number> {
  let folded = 0;
  for (;;) {
    const count = await foldBatch(db);
    folded += count;
    if (count < batch) return folded;
  }
}

async function foldBatch(db: Db): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const lock = await sql<{ held: boolean }>`SELECT pg_try_advisory_xact_lock(740002) AS held`.execute(tx);
    if (!lock.rows[0]?.held) return 0;
    const { rows } = await sql<{ count: number }>`
      WITH gone AS (
        DELETE FROM platform.metric_delta
        WHERE id IN (SELECT id FROM platform.metric_delta ORDER BY id LIMIT ${batch})
        RETURNING metric, agency_code, day, delta
      ), by_day AS (
        INSERT INTO platform.metric_rollup AS kept (metric, agency_code, day, value)
        SELECT metric, agency_code, day, sum(delta) FROM gone GROUP BY 1, 2, 3
        ON CONFLICT (metric, agency_code, day) DO UPDATE SET value = kept.value + excluded.value
      ), by_month AS (
        INSERT INTO platform.metric_month AS kept (metric, agency_code, month, value)
        SELECT metric, agency_code, date_trunc('month', day)::date, sum(delta) FROM gone GROUP BY 1, 2, 3
        ON CONFLICT (metric, agency_code, month) DO UPDATE SET value = kept.value + excluded.value
      )
      SELECT count(*)::int AS count FROM gone`.execute(tx);
    return rows[0]?.count ?? 0;
  });
}
