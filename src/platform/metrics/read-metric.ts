import { type RawBuilder, sql } from "kysely";
import type { Db } from "../db/index.ts";
import { type DayRange, splitPeriod } from "./period.ts";
import type { MetricGroup, MetricGrouping, MetricQuery, MetricReading } from "./query.ts";

/**
 * Reads a metric over a period: the folded sums and the changes not yet folded, in one snapshot, so it is exact at every moment.
 */
export async function readMetric(db: Db, query: MetricQuery): Promise<MetricReading> {
  const agencies = await agenciesOf(query);
  const parts = partsOf(query, scopeOf(query, agencies));
  const key = keyOf(query.by);
  const { rows } = await sql<MetricGroup>`
    SELECT ${key} AS key, sum(value)::bigint AS value FROM (${sql.join(parts, sql` UNION ALL `)}) AS part
    GROUP BY 1 HAVING sum(value) <> 0 ORDER BY 1`.execute(db);
  const groups = query.by === "level" ? await byLevel(rows, query) : rows;
  const total = rows.reduce((sum, row) => sum + row.value, 0);
  return { total, groups: query.by ? groups : [] };
}

function keyOf(by: MetricGrouping | undefined): RawBuilder<string> {
  if (typeof by === "object") return sql`coalesce(dims ->> ${by.dim}, '') COLLATE "C"`;
  return keys[by === "level" ? "agency" : (by ?? "none")];
}

/** Text in collation C, so that the order of keys is the same everywhere. */
const keys: Readonly<Record<Exclude<MetricGrouping, "level" | object> | "none", RawBuilder<string>>> = {
  day: sql`to_char(day, 'YYYY-MM-DD')`,
  month: sql`to_char(day, 'YYYY-MM')`,
  agency: sql`agency_code`,
  province: sql`split_part(agency_code, '.', 1)`,
  none: sql`''`,
};

async function agenciesOf(query: MetricQuery): Promise<readonly string[] | undefined> {
  if (query.level === undefined) return query.agencies;
  if (!query.levels) throw new Error("A reading by level needs `levels`");
  const atLevel = await query.levels.agenciesAt(query.level);
  return query.agencies ? query.agencies.filter((code) => atLevel.includes(code)) : atLevel;
}

function scopeOf(query: MetricQuery, agencies: readonly string[] | undefined): RawBuilder<unknown> {
  const conditions = [sql`metric = ${query.metric}`];
  if (agencies) conditions.push(sql`agency_code = ANY(${[...agencies]}::text[])`);
  if (query.under !== undefined) {
    // "/" follows "." in collation C: the codes below one are a range.
    const [first, end] = [`${query.under}.`, `${query.under}/`];
    conditions.push(sql`(agency_code = ${query.under} OR (agency_code >= ${first} AND agency_code < ${end}))`);
  }
  for (const [dim, value] of Object.entries(query.dims ?? {}))
    conditions.push(sql`dims ->> ${dim} = ANY(${typeof value === "string" ? [value] : [...value]}::text[])`);
  return sql.join(conditions, sql` AND `);
}

function partsOf(query: MetricQuery, scope: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const finest = query.by === "day" || query.by === "month" ? query.by : undefined;
  const split = splitPeriod(query, finest);
  const sums = (["years", "months", "days"] as const).flatMap((unit) =>
    split[unit].map((range) => {
      const { table, column } = sumTables[unit];
      return sql`SELECT agency_code, dims, ${column} AS day, value FROM ${table} WHERE ${scope} AND ${within(column, range)}`;
    }),
  );
  // A period that ends before it begins holds nothing.
  if (sums.length === 0)
    return [sql`SELECT ''::text AS agency_code, '{}'::jsonb AS dims, NULL::date AS day, 0::bigint AS value`];
  const [whole] = splitPeriod(query, "day").days;
  const fresh = whole ? within(sql`day`, whole) : sql`false`;
  return [...sums, sql`SELECT agency_code, dims, day, delta FROM platform.metric_delta WHERE ${scope} AND ${fresh}`];
}

/** Where the folded sums stand, and the column of their time. */
const sumTables = {
  years: { table: sql.table("platform.metric_year"), column: sql`year` },
  months: { table: sql.table("platform.metric_month"), column: sql`month` },
  days: { table: sql.table("platform.metric_rollup"), column: sql`day` },
};

function within(column: RawBuilder<unknown>, { from, until }: DayRange): RawBuilder<unknown> {
  const before = sql`${column} < ${until}::date`;
  return from === null ? before : sql`${column} >= ${from}::date AND ${before}`;
}

async function byLevel(rows: readonly MetricGroup[], query: MetricQuery): Promise<readonly MetricGroup[]> {
  if (!query.levels) throw new Error("A reading by level needs `levels`");
  const levels = await query.levels.levelOf(rows.map((row) => row.key));
  const sums = new Map<string, number>();
  for (const { key, value } of rows) {
    const level = levels.get(key) ?? "";
    sums.set(level, (sums.get(level) ?? 0) + value);
  }
  return [...sums].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1));
}
