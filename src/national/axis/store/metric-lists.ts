import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { MetricList, MetricListQuery, MetricQuery } from "../../../platform/metrics/index.ts";
import { formatDateTime } from "../../../platform/text/index.ts";

/** Instants of a delivery by which it is counted. */
export type StationColumn = "accepted_at" | "arrived_at" | "refused_at" | "registered_at" | "completed_at";

const columns = [
  { vi: "Số, ký hiệu", en: "Number" },
  { vi: "Trích yếu", en: "Subject" },
  { vi: "Nơi gửi", en: "From" },
  { vi: "Nơi nhận", en: "To" },
  { vi: "Thời điểm", en: "Time" },
];

type Row = { id: string; number: string; subject: string; from: string; to: string; at: Date; seconds: number | null };
type Total = { total: number };

/** The documents behind a number of sent ones. */
export async function listSent(db: Db, { query, offset, limit }: MetricListQuery): Promise<MetricList> {
  const which = sql`${within(sql`m.accepted_at`, query)} AND ${await agencies(sql`m.from_code`, query)}`;
  const { rows } = await sql<Row>`
    SELECT m.id, m.number_text AS number, m.subject, m.from_name AS "from", m.recipients::text AS "to", m.accepted_at AS at,
      NULL AS seconds
    FROM axis.message m WHERE ${which} ORDER BY m.accepted_at DESC, m.id DESC OFFSET ${offset} LIMIT ${limit}`.execute(
    db,
  );
  const { rows: totals } = await sql<Total>`SELECT count(*) AS total FROM axis.message m WHERE ${which}`.execute(db);
  return toList(rows, totals[0]?.total ?? 0);
}

/** The deliveries behind a number of them, or behind a sum of seconds to arrival. */
export async function listDeliveries(
  db: Db,
  { query, offset, limit }: MetricListQuery,
  column: StationColumn,
  measure: "count" | "seconds",
): Promise<MetricList> {
  const at = sql.ref(`d.${column}`);
  const which = sql`${within(at, query)} AND d.resolved_code IS NOT NULL AND ${await agencies(sql`d.resolved_code`, query)}`;
  const seconds = sql`greatest(0, round(extract(epoch FROM d.arrived_at - d.accepted_at)))::int`;
  const { rows } = await sql<Row>`
    SELECT d.message_id AS id, m.number_text AS number, m.subject, m.from_name AS "from", d.recipient_name AS "to", ${at} AS at,
      ${measure === "seconds" ? seconds : sql`NULL::int`} AS seconds
    FROM axis.delivery d JOIN axis.message m ON m.id = d.message_id
    WHERE ${which} ORDER BY ${at} DESC, d.id DESC OFFSET ${offset} LIMIT ${limit}`.execute(db);
  const sum = measure === "seconds" ? sql`coalesce(sum(${seconds}), 0)::bigint` : sql`count(*)`;
  const { rows: totals } = await sql<Total>`SELECT ${sum} AS total FROM axis.delivery d WHERE ${which}`.execute(db);
  return toList(rows, totals[0]?.total ?? 0);
}

function within(column: RawBuilder<unknown>, { from, to }: MetricQuery): RawBuilder<unknown> {
  const until = sql`(${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`;
  if (from === undefined) return sql`${column} < ${until}`;
  return sql`${column} >= ${from}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AND ${column} < ${until}`;
}

async function agencies(column: RawBuilder<unknown>, query: MetricQuery): Promise<RawBuilder<unknown>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (query.agencies) conditions.push(sql`${column} = ANY(${[...query.agencies]}::text[])`);
  if (query.under !== undefined) {
    conditions.push(
      sql`(${column} = ${query.under} OR (${column} >= ${`${query.under}.`} AND ${column} < ${`${query.under}/`}))`,
    );
  }
  if (query.level !== undefined) {
    if (!query.levels) throw new Error("A list by level needs `levels`");
    conditions.push(sql`${column} = ANY(${[...(await query.levels.agenciesAt(query.level))]}::text[])`);
  }
  return sql.join(conditions, sql` AND `);
}

function toList(rows: readonly Row[], total: number): MetricList {
  const withSeconds = rows.some((row) => row.seconds !== null);
  return {
    columns: withSeconds ? [...columns, { vi: "Giây", en: "Seconds" }] : columns,
    rows: rows.map((row) => ({
      href: `/messages/${row.id}`,
      cells: [
        ...[row.number, row.subject, row.from, row.to, formatDateTime(row.at)],
        ...(row.seconds === null ? [] : [String(row.seconds)]),
      ],
    })),
    total,
  };
}
