import { sql } from "kysely";

/** Parts of a WITH statement that add the rows of `change` (metric, agency_code, day, delta, dims) to the sums. In order of key, so that
 * two statements at once wait for each other instead of locking each other out. */
export const intoSums = sql`
  by_day AS (
    INSERT INTO platform.metric_rollup AS kept (metric, agency_code, day, dims, value)
    SELECT metric, agency_code, day, dims, sum(delta) FROM change GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (metric, agency_code, day, dims) DO UPDATE SET value = kept.value + excluded.value
  ), by_month AS (
    INSERT INTO platform.metric_month AS kept (metric, agency_code, month, dims, value)
    SELECT metric, agency_code, date_trunc('month', day)::date, dims, sum(delta) FROM change GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (metric, agency_code, month, dims) DO UPDATE SET value = kept.value + excluded.value
  ), by_year AS (
    INSERT INTO platform.metric_year AS kept (metric, agency_code, year, dims, value)
    SELECT metric, agency_code, date_trunc('year', day)::date, dims, sum(delta) FROM change GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (metric, agency_code, year, dims) DO UPDATE SET value = kept.value + excluded.value
  )`;
