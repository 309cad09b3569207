import { type RawBuilder, sql } from "kysely";
import type { MetricQuery } from "../../../platform/metrics/index.ts";
import { startOfDay } from "../../../platform/text/index.ts";

/** A condition of a WHERE clause. */
export type Condition = RawBuilder<unknown>;

/** Conditions that must all hold; none holds always. */
export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` AND `)})`;
}

/** What figures are divided by, and where that stands in the tables. */
export type Dims = Readonly<Record<string, Condition>>;

/** Where the dimensions of the figures stand on a dossier. */
const dossierDims: Dims = {
  sector: sql`d.sector_code`,
  level: sql`d.level`,
  channel: sql`d.channel::text`,
  step: sql`coalesce(d.late_step, '')`,
  bucket: sql`dossier.duration_bucket(dossier.handling_minutes(d.received_at, d.ended_at, d.pauses))::text`,
};

/** Whose dossiers a query asks for, and under which dimensions. What is not divided by a dimension has nothing under it. */
export async function scopeOf(
  query: MetricQuery,
  agency: Condition,
  dims: Dims = dossierDims,
): Promise<readonly Condition[]> {
  const conditions: Condition[] = [];
  if (query.agencies) conditions.push(sql`${agency} = ANY(${[...query.agencies]}::text[])`);
  if (query.level !== undefined) {
    const atLevel = (await query.levels?.agenciesAt(query.level)) ?? [];
    conditions.push(sql`${agency} = ANY(${[...atLevel]}::text[])`);
  }
  if (query.under !== undefined) conditions.push(isUnder(agency, query.under));
  for (const [dim, value] of Object.entries(query.dims ?? {})) {
    const column = dims[dim];
    const values = typeof value === "string" ? [value] : [...value];
    conditions.push(column ? sql`${column} = ANY(${values}::text[])` : sql`false`);
  }
  return conditions;
}

/** An agency and those below it. */
export function isUnder(agency: Condition, root: string): Condition {
  return sql`(${agency} = ${root} OR (${agency} >= ${`${root}.`} AND ${agency} < ${`${root}/`}))`;
}

/** That an instant lies on the days of a query. */
export function within(column: Condition, { from, to }: Pick<MetricQuery, "from" | "to">): Condition {
  const until = sql`${column} < ${endOfDay(to)}`;
  return from === undefined ? until : sql`(${column} >= ${startOfDay(from)} AND ${until})`;
}

/** The instant after a Vietnamese day. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(day).getTime() + 86_400_000);
}
