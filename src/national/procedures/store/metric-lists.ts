import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { MetricList, MetricListQuery, MetricQuery } from "../../../platform/metrics/index.ts";
import { formatDate, startOfDay } from "../../../platform/text/index.ts";
import type { PublishedFigure } from "../metrics.ts";
import type { OfferFigure } from "../offer-figures.ts";

type Total = { total: number };

const flags: Readonly<Record<PublishedFigure, RawBuilder<unknown>>> = {
  "announced-on-time": sql`NOT v.announced_late`,
  "announced-late": sql`v.announced_late`,
  "published-on-time": sql`NOT v.published_late`,
  "published-late": sql`v.published_late`,
};

/** The published versions behind a number of them. */
export async function listPublished(
  db: Db,
  { query, offset, limit }: MetricListQuery,
  figure: PublishedFigure,
): Promise<MetricList> {
  const from = query.from === undefined ? sql`true` : sql`v.published_on >= ${query.from}::date`;
  const which = sql`${flags[figure]} AND ${from} AND v.published_on <= ${query.to}::date AND ${await agencies(sql`v.owner`, query)}`;
  type Row = {
    code: string;
    version: number;
    name: string;
    owner: string;
    announced: string;
    effective: string;
    published: string;
  };
  const { rows } = await sql<Row>`
    SELECT v.code, v.version, v.record ->> 'name' AS name, v.owner, v.announced_on AS announced, v.effective_from AS effective,
      v.published_on AS published
    FROM national_procedure.procedure_version v
    WHERE ${which} ORDER BY v.published_on DESC, v.code, v.version DESC OFFSET ${offset} LIMIT ${limit}`.execute(db);
  const { rows: totals } = await sql<Total>`
    SELECT count(*) AS total FROM national_procedure.procedure_version v WHERE ${which}`.execute(db);
  return {
    columns: [
      { vi: "Mã", en: "Code" },
      { vi: "Thủ tục", en: "Procedure" },
      { vi: "Phiên bản", en: "Version" },
      { vi: "Nơi công bố", en: "Announced by" },
      { vi: "Ngày công bố", en: "Announced on" },
      { vi: "Ngày có hiệu lực", en: "In effect from" },
      { vi: "Ngày công khai", en: "Published on" },
    ],
    rows: rows.map((row) => ({
      href: `/procedures/${row.code}?version=${row.version}`,
      cells: [
        row.code,
        row.name,
        String(row.version),
        row.owner,
        ...[row.announced, row.effective, row.published].map(written),
      ],
    })),
    total: totals[0]?.total ?? 0,
  };
}

const offerFlags: Readonly<Record<OfferFigure, RawBuilder<unknown>>> = {
  offered: sql`true`,
  standardised: sql`o.standardised`,
  "wrong-code": sql`o.wrong_code`,
  "not-national": sql`o.not_national`,
  "announced-late": sql`o.announced_late`,
  "published-late": sql`o.published_late`,
  "online-2": sql`o.online = 2`,
  "online-3": sql`o.online = 3`,
  "online-4": sql`o.online = 4`,
  "online-unused": sql`o.unused`,
};

/** The offered procedures behind a number of them, as they stood at the end of the reading's last day. */
export async function listOffered(
  db: Db,
  { query, offset, limit }: MetricListQuery,
  figure: OfferFigure,
): Promise<MetricList> {
  const standing = sql`o.from_day <= ${query.to}::date AND (o.until_day IS NULL OR o.until_day > ${query.to}::date)`;
  const which = sql`${offerFlags[figure]} AND ${standing} AND ${await agencies(sql`o.agency`, query)}`;
  type Row = { agency: string; code: string; name: string; online: number | null; filed: number };
  const { rows } = await sql<Row>`
    SELECT o.agency, o.code, o.name, o.online, o.filed_online AS filed FROM national_procedure.offered o
    WHERE ${which} ORDER BY o.agency, o.code, o.id OFFSET ${offset} LIMIT ${limit}`.execute(db);
  const { rows: totals } = await sql<Total>`
    SELECT count(*) AS total FROM national_procedure.offered o WHERE ${which}`.execute(db);
  return {
    columns: [
      { vi: "Nơi cung cấp", en: "Authority" },
      { vi: "Mã", en: "Code" },
      { vi: "Thủ tục", en: "Procedure" },
      { vi: "Mức độ trực tuyến", en: "Online level" },
      { vi: "Hồ sơ trực tuyến 12 tháng", en: "Filed online in 12 months" },
    ],
    rows: rows.map((row) => ({
      href: `/standardisation/${row.agency}?show=${figure}`,
      cells: [row.agency, row.code, row.name, row.online === null ? "–" : String(row.online), String(row.filed)],
    })),
    total: totals[0]?.total ?? 0,
  };
}

function written(day: string): string {
  return formatDate(startOfDay(day));
}

async function agencies(column: RawBuilder<unknown>, query: MetricQuery): Promise<RawBuilder<unknown>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (query.agencies) conditions.push(sql`${column} = ANY(${[...query.agencies]}::text[])`);
  if (query.under !== undefined) {
    const [first, end] = [`${query.under}.`, `${query.under}/`];
    conditions.push(sql`(${column} = ${query.under} OR (${column} >= ${first} AND ${column} < ${end}))`);
  }
  if (query.level !== undefined) {
    if (!query.levels) throw new Error("A list by level needs `levels`");
    conditions.push(sql`${column} = ANY(${[...(await query.levels.agenciesAt(query.level))]}::text[])`);
  }
  return sql.join(conditions, sql` AND `);
}
