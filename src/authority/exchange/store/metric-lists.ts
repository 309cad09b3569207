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

type Row = { href: string; number: string; subject: string; agency: string; at: Date };

/** Documents sent: the list that adds up to `exchange.sent`. */
export async function listSent(db: Db, { query, offset, limit }: MetricListQuery): Promise<MetricList> {
  const where = await scope(query, sql`o.from_code`, sql`o.sent_at`);
  const rows = sql<Row>`
    SELECT '/outgoing/' || o.office_id AS href, o.number_text AS number, o.subject, o.from_code AS agency, o.sent_at AS at
    FROM exchange.outgoing o WHERE ${where} ORDER BY o.sent_at DESC, o.id LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const count = sql<{ total: number }>`SELECT count(*) AS total FROM exchange.outgoing o WHERE ${where}`.execute(db);
  return toList(await Promise.all([rows, count]));
}

/** Documents received: the list that adds up to `exchange.received`. */
export async function listReceived(db: Db, { query, offset, limit }: MetricListQuery): Promise<MetricList> {
  const where = await scope(query, sql`i.recipient_code`, sql`i.received_at`);
  const rows = sql<Row>`
    SELECT '/incoming/' || i.id AS href, concat_ws('/', d.header #>> '{code,number}', d.header #>> '{code,notation}') AS number,
      d.header ->> 'subject' AS subject, i.recipient_code AS agency, i.received_at AS at
    FROM exchange.incoming i JOIN exchange.incoming_document d ON d.id = i.incoming_document_id
    WHERE ${where} ORDER BY i.received_at DESC, i.id LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const count = sql<{ total: number }>`SELECT count(*) AS total FROM exchange.incoming i WHERE ${where}`.execute(db);
  return toList(await Promise.all([rows, count]));
}

async function scope(
  query: MetricListQuery["query"],
  agency: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const end = new Date(startOfDay(query.to).getTime() + 86_400_000);
  const conditions = [sql`${at} < ${end}`];
  if (query.from !== undefined) conditions.push(sql`${at} >= ${startOfDay(query.from)}`);
  if (query.agencies) conditions.push(sql`${agency} = ANY(${[...query.agencies]}::text[])`);
  if (query.level !== undefined) {
    const atLevel = (await query.levels?.agenciesAt(query.level)) ?? [];
    conditions.push(sql`${agency} = ANY(${[...atLevel]}::text[])`);
  }
  if (query.under !== undefined) {
    const [first, last] = [`${query.under}.`, `${query.under}/`];
    conditions.push(sql`(${agency} = ${query.under} OR (${agency} >= ${first} AND ${agency} < ${last}))`);
  }
  return sql.join(conditions, sql` AND `);
}

function toList([{ rows }, { rows: counted }]: [{ rows: Row[] }, { rows: { total: number }[] }]): MetricList {
  return {
    columns,
    rows: rows.map(({ href, number, subject, agency, at }) => ({
      href,
      cells: [number, subject, agency, formatDateTime(at)],
    })),
    total: counted[0]?.total ?? 0,
  };
}
