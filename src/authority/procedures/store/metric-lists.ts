import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { MetricList, MetricListQuery } from "../../../platform/metrics/index.ts";

const columns = [
  { vi: "Mã thủ tục", en: "Code" },
  { vi: "Tên thủ tục", en: "Procedure" },
  { vi: "Cơ quan phụ trách", en: "Agency" },
  { vi: "Ngày", en: "Day" },
];

type Row = { id: string; code: string; name: string; agency: string; day: string };

/** The list that adds up to a metric of procedures: those it counted on days of the period, or, for a stock, at its end. */
export function procedureList(kind: "flow" | "stock"): (db: Db, query: MetricListQuery) => Promise<MetricList> {
  return async (db, { query, offset, limit }) => {
    const where = await scope(query, kind);
    const [{ rows }, counted] = await Promise.all([
      sql<Row>`
        SELECT s.offered_id AS id, coalesce(o.code, '') AS code, coalesce(o.name, '') AS name, s.agency_code AS agency,
          to_char(s.day, 'DD/MM/YYYY') AS day
        FROM procedure.standing s LEFT JOIN procedure.offered o ON o.id = s.offered_id
        WHERE ${where} ORDER BY s.day DESC, o.code, s.offered_id LIMIT ${limit} OFFSET ${offset}`.execute(db),
      sql<{ total: number }>`SELECT count(*) AS total FROM procedure.standing s WHERE ${where}`.execute(db),
    ]);
    return {
      columns,
      rows: rows.map((row) => ({
        href: `/procedures/catalogue/${row.id}`,
        cells: [row.code, row.name, row.agency, row.day],
      })),
      total: counted.rows[0]?.total ?? 0,
    };
  };
}

async function scope(query: MetricListQuery["query"], kind: "flow" | "stock"): Promise<RawBuilder<unknown>> {
  const conditions = [sql`s.metric = ${query.metric}`, sql`s.day <= ${query.to}::date`];
  if (kind === "stock") conditions.push(sql`(s.until_day IS NULL OR s.until_day > ${query.to}::date)`);
  else if (query.from !== undefined) conditions.push(sql`s.day >= ${query.from}::date`);
  if (query.agencies) conditions.push(sql`s.agency_code = ANY(${[...query.agencies]}::text[])`);
  if (query.level !== undefined) {
    const atLevel = (await query.levels?.agenciesAt(query.level)) ?? [];
    conditions.push(sql`s.agency_code = ANY(${[...atLevel]}::text[])`);
  }
  if (query.under !== undefined) {
    const [first, last] = [`${query.under}.`, `${query.under}/`];
    conditions.push(sql`(s.agency_code = ${query.under} OR (s.agency_code >= ${first} AND s.agency_code < ${last}))`);
  }
  return sql.join(conditions, sql` AND `);
}
