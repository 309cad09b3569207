import { sql } from "kysely";

/** Two parts of a WITH statement that add the rows of `change` (metric, agency_code, day, delta) to the sums. In order of key, so that
 * two statements at once wait for each other instead of locking each other out. */
export const intoSums = sql`
  by_day AS (
    INSERT INTO platform.metric_rollup AS kept (metric, agency_code, day, value)
    SELECT metric, agency_code, day, sum(delta) FROM change GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (metric, agency_code, day) DO UPDATE SET value = kept.value + excluded.value
  ), by_month AS (
    INSERT INTO platform.metric_month AS kept (metric, agency_code, month, value)
    SELECT metric, agency_code, date_trunc('month', day)::date, sum(delta) FROM change GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (metric, agency_code, month) DO UPDATE SET value = kept.value + excluded.value
  )`;
