import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { MetricList, MetricListQuery } from "../../../platform/metrics/index.ts";
import { formatDateTime, startOfDay } from "../../../platform/text/index.ts";

const columns = [
  { vi: "Số, ký hiệu", en: "Number and notation" },
  { vi: "Trích yếu", en: "Subject" },
  { vi: "Cơ quan", en: "Agency" },
  { vi: "Thời điểm", en: "Time" },
];

type Row = { id: string; number: string | null; subject: string; agency: string; at: Date };

/** A metric's documents: their table, the column of the instant that is counted, and what else must hold. */
export type CountedDocuments = {
  readonly table: "office.outgoing" | "office.incoming";
  readonly at: "signed_at" | "issued_at" | "registered_at";
  readonly lateOnly?: boolean;
};

/** The list that adds up to a metric of the office. */
export function documentList(of: CountedDocuments): (db: Db, query: MetricListQuery) => Promise<MetricList> {
  const href = of.table === "office.outgoing" ? "/outgoing/" : "/incoming/";
  return async (db, { query, offset, limit }) => {
    const where = await scope(query, of);
    const table = sql.table(of.table);
    const at = sql.ref(of.at);
    const [{ rows }, counted] = await Promise.all([
      sql<Row>`SELECT id, number_text AS number, subject, agency_code AS agency, ${at} AS at FROM ${table}
        WHERE ${where} ORDER BY ${at} DESC, id LIMIT ${limit} OFFSET ${offset}`.execute(db),
      sql<{ total: number }>`SELECT count(*) AS total FROM ${table} WHERE ${where}`.execute(db),
    ]);
    return {
      columns,
      rows: rows.map((row) => ({
        href: `${href}${row.id}`,
        cells: [row.number ?? "", row.subject, row.agency, formatDateTime(row.at)],
      })),
      total: counted.rows[0]?.total ?? 0,
    };
  };
}

async function scope(query: MetricListQuery["query"], of: CountedDocuments): Promise<RawBuilder<unknown>> {
  const at = sql.ref(of.at);
  const conditions = [sql`${at} < ${new Date(startOfDay(query.to).getTime() + 86_400_000)}`];
  if (query.from !== undefined) conditions.push(sql`${at} >= ${startOfDay(query.from)}`);
  if (of.lateOnly) conditions.push(sql`late_days > 1`);
  if (query.agencies) conditions.push(sql`agency_code = ANY(${[...query.agencies]}::text[])`);
  if (query.level !== undefined) {
    const atLevel = (await query.levels?.agenciesAt(query.level)) ?? [];
    conditions.push(sql`agency_code = ANY(${[...atLevel]}::text[])`);
  }
  if (query.under !== undefined) {
    const [first, last] = [`${query.under}.`, `${query.under}/`];
    conditions.push(sql`(agency_code = ${query.under} OR (agency_code >= ${first} AND agency_code < ${last}))`);
  }
  return sql.join(conditions, sql` AND `);
}
