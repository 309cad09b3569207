import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { MetricList, MetricListQuery, MetricQuery } from "../../../platform/metrics/index.ts";
import { formatDateTime, startOfDay } from "../../../platform/text/index.ts";

type Condition = RawBuilder<unknown>;
type ListOf = (db: Db, query: MetricListQuery) => Promise<MetricList>;

const columns = {
  code: { vi: "Mã hồ sơ", en: "Code" },
  agency: { vi: "Cơ quan giải quyết", en: "Resolving agency" },
  received: { vi: "Tiếp nhận", en: "Received" },
  due: { vi: "Hẹn trả", en: "Due" },
  ended: { vi: "Kết thúc", en: "Ended" },
  at: { vi: "Thời điểm", en: "Time" },
  written: { vi: "Mã đã gửi", en: "Code as sent" },
  reason: { vi: "Lý do", en: "Reason" },
  hour: { vi: "Giờ", en: "Hour" },
  changes: { vi: "Lượt cập nhật", en: "Changes" },
  node: { vi: "Hệ thống gửi", en: "Sending system" },
  compared: { vi: "Hồ sơ đối soát", en: "Dossiers compared" },
  kind: { vi: "Loại sai khác", en: "Kind" },
} as const;

const late = sql`(coalesce(d.ended_at > d.due_at, false) OR d.supplements >= 2)`;
const early = sql`(NOT ${late} AND d.due_at IS NOT NULL AND (d.ended_at AT TIME ZONE INTERVAL '07:00')::date < (d.due_at AT TIME ZONE INTERVAL '07:00')::date)`;
const counted = sql`d.state NOT IN (1, 3)`;
const resolved = sql`${counted} AND d.ended_at IS NOT NULL AND d.state <> 7`;

// What metrics.ts says of one dossier, said of all in SQL. The two are held together by metrics.test.ts.
const conditions = {
  received: (query: MetricQuery) => sql`${counted} AND ${within(sql`d.received_at`, query)}`,
  "resolved-early": (query: MetricQuery) => sql`${resolved} AND ${early} AND ${within(sql`d.ended_at`, query)}`,
  "resolved-on-time": (query: MetricQuery) =>
    sql`${resolved} AND NOT ${late} AND NOT ${early} AND ${within(sql`d.ended_at`, query)}`,
  "resolved-late": (query: MetricQuery) => sql`${resolved} AND ${late} AND ${within(sql`d.ended_at`, query)}`,
  pending: ({ to }: MetricQuery) =>
    sql`${counted} AND d.received_at < ${endOfDay(to)} AND (d.ended_at IS NULL OR d.ended_at >= ${endOfDay(to)})`,
} as const;

const dossierDims = { sector: sql`d.sector_code`, channel: sql`d.channel::text` };

/** The dossiers that a figure counts, without names. */
export function reportedList(metric: keyof typeof conditions): ListOf {
  return async (db, { query, offset, limit }) => {
    const where = all([conditions[metric](query), ...(await scopeOf(query, sql`d.agency_code`, dossierDims))]);
    const [{ rows }, total] = await Promise.all([
      sql<{ code: string; agency: string; received: Date; due: Date | null; ended: Date | null }>`
        SELECT d.code, d.agency_code AS agency, d.received_at AS received, d.due_at AS due, d.ended_at AS ended
        FROM national_dossier.dossier d WHERE ${where} ORDER BY d.received_at DESC, d.code
        LIMIT ${limit} OFFSET ${offset}`.execute(db),
      sql<{ total: number }>`SELECT count(*) AS total FROM national_dossier.dossier d WHERE ${where}`.execute(db),
    ]);
    return {
      columns: [columns.code, columns.agency, columns.received, columns.due, columns.ended],
      rows: rows.map((row) => ({
        href: hrefOf(row.code),
        cells: [
          row.code,
          row.agency,
          ...[row.received, row.due, row.ended].map((at) => (at ? formatDateTime(at) : "–")),
        ],
      })),
      total: total.rows[0]?.total ?? 0,
    };
  };
}

/** Records that arrived, by agency and hour; their sum is the figure. */
export const arrivalList: ListOf = async (db, { query, offset, limit }) => {
  const where = all([
    within(sql`h.hour`, query),
    ...(await scopeOf(query, sql`h.agency_code`, { bucket: sql`h.bucket::text` })),
  ]);
  const [{ rows }, total] = await Promise.all([
    sql<{ agency: string; hour: Date; changes: number }>`
      SELECT h.agency_code AS agency, h.hour, sum(h.changes)::bigint AS changes FROM national_dossier.arrival_hour h
      WHERE ${where} GROUP BY 1, 2 ORDER BY 2 DESC, 1 LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`
      SELECT coalesce(sum(h.changes), 0)::bigint AS total FROM national_dossier.arrival_hour h WHERE ${where}`.execute(
      db,
    ),
  ]);
  return {
    columns: [columns.hour, columns.agency, columns.changes],
    rows: rows.map((row) => ({
      href: `/dossiers?agency=${encodeURIComponent(row.agency)}`,
      cells: [formatDateTime(row.hour), row.agency, String(row.changes)],
    })),
    total: total.rows[0]?.total ?? 0,
  };
};

/** Records that were refused: wrong codes, impossible dates. */
export const refusedList: ListOf = async (db, { query, offset, limit }) => {
  const where = all([
    within(sql`r.at`, query),
    ...(await scopeOf(query, sql`r.agency_code`, { reason: sql`r.reason` })),
  ]);
  const [{ rows }, total] = await Promise.all([
    sql<{ written: string; agency: string; reason: string; at: Date }>`
      SELECT r.written_code AS written, r.agency_code AS agency, r.reason, r.at FROM national_dossier.refusal r
      WHERE ${where} ORDER BY r.at DESC, r.id LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`SELECT count(*) AS total FROM national_dossier.refusal r WHERE ${where}`.execute(db),
  ]);
  return {
    columns: [columns.written, columns.agency, columns.reason, columns.at],
    rows: rows.map((row) => ({
      href: `/dossiers/wrong-codes?agency=${encodeURIComponent(row.agency)}`,
      cells: [row.written, row.agency, row.reason, formatDateTime(row.at)],
    })),
    total: total.rows[0]?.total ?? 0,
  };
};

const endedComparison = sql`c.ended_at IS NOT NULL AND c.state <> 'failed'`;

/** Comparisons that ended; their dossiers add up to the figure. */
export const comparedList: ListOf = async (db, { query, offset, limit }) => {
  const where = all([endedComparison, within(sql`c.ended_at`, query), ...(await scopeOf(query, sql`c.node`, {}))]);
  const [{ rows }, total] = await Promise.all([
    sql<{ node: string; at: Date; dossiers: number }>`
      SELECT c.node, c.ended_at AS at, c.dossiers FROM national_dossier.comparison c
      WHERE ${where} ORDER BY c.ended_at DESC, c.id LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`
      SELECT coalesce(sum(c.dossiers), 0)::bigint AS total FROM national_dossier.comparison c WHERE ${where}`.execute(
      db,
    ),
  ]);
  return {
    columns: [columns.node, columns.at, columns.compared],
    rows: rows.map((row) => ({
      href: `/dossiers/reconciliation/${encodeURIComponent(row.node)}`,
      cells: [row.node, formatDateTime(row.at), String(row.dossiers)],
    })),
    total: total.rows[0]?.total ?? 0,
  };
};

/** What comparisons found not to be the same on both sides. */
export const differencesList: ListOf = async (db, { query, offset, limit }) => {
  const where = all([
    endedComparison,
    within(sql`c.ended_at`, query),
    ...(await scopeOf(query, sql`f.agency_code`, { kind: sql`f.kind` })),
  ]);
  const from = sql`national_dossier.difference f JOIN national_dossier.comparison c ON c.id = f.comparison_id`;
  const [{ rows }, total] = await Promise.all([
    sql<{ code: string; agency: string; kind: string; at: Date }>`
      SELECT f.code, f.agency_code AS agency, f.kind, c.ended_at AS at FROM ${from}
      WHERE ${where} ORDER BY c.ended_at DESC, f.code LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${where}`.execute(db),
  ]);
  return {
    columns: [columns.code, columns.agency, columns.kind, columns.at],
    rows: rows.map((row) => ({
      href: hrefOf(row.code),
      cells: [row.code, row.agency, row.kind, formatDateTime(row.at)],
    })),
    total: total.rows[0]?.total ?? 0,
  };
};

/** Records that arrived in an hour. */
export type Arrived = {
  readonly agencyCode: string;
  readonly hour: Date;
  readonly bucket: number;
  readonly changes: number;
};

/** Adds arrived records to the hours they arrived in. */
export async function addArrived(tx: Tx, arrived: readonly Arrived[]): Promise<void> {
  const of = <K extends keyof Arrived>(key: K): Arrived[K][] => arrived.map((one) => one[key]);
  // In order of key, so that two batches at once wait for each other instead of locking each other out.
  await sql`
    INSERT INTO national_dossier.arrival_hour AS kept (agency_code, hour, bucket, changes)
    SELECT agency_code, hour, bucket, sum(changes)
    FROM unnest(${of("agencyCode")}::text[], ${of("hour")}::timestamptz[], ${of("bucket")}::smallint[], ${of("changes")}::int[])
      AS c(agency_code, hour, bucket, changes)
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (agency_code, hour, bucket) DO UPDATE SET changes = kept.changes + excluded.changes`.execute(tx);
}

function hrefOf(code: string): string {
  return `/dossiers?q=${encodeURIComponent(code)}`;
}

function all(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join([...conditions], sql` AND `)})`;
}

async function scopeOf(
  query: MetricQuery,
  agency: Condition,
  dims: Readonly<Record<string, Condition>>,
): Promise<readonly Condition[]> {
  const conditions: Condition[] = [];
  if (query.agencies) conditions.push(sql`${agency} = ANY(${[...query.agencies]}::text[])`);
  if (query.level !== undefined) {
    const atLevel = (await query.levels?.agenciesAt(query.level)) ?? [];
    conditions.push(sql`${agency} = ANY(${[...atLevel]}::text[])`);
  }
  if (query.under !== undefined) {
    const [first, end] = [`${query.under}.`, `${query.under}/`];
    conditions.push(sql`(${agency} = ${query.under} OR (${agency} >= ${first} AND ${agency} < ${end}))`);
  }
  // What is not divided by a dimension has nothing under it.
  for (const [dim, value] of Object.entries(query.dims ?? {})) {
    const column = dims[dim];
    const values = typeof value === "string" ? [value] : [...value];
    conditions.push(column ? sql`${column} = ANY(${values}::text[])` : sql`false`);
  }
  return conditions;
}

function within(column: Condition, { from, to }: Pick<MetricQuery, "from" | "to">): Condition {
  const until = sql`${column} < ${endOfDay(to)}`;
  return from === undefined ? until : sql`(${column} >= ${startOfDay(from)} AND ${until})`;
}

function endOfDay(day: string): Date {
  return new Date(startOfDay(day).getTime() + 86_400_000);
}
