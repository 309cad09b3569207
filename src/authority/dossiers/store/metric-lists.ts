import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { MetricList, MetricListQuery } from "../../../platform/metrics/index.ts";
import { formatDate, formatDateTime } from "../../../platform/text/index.ts";
import { type DossierMetric, dossierConditions, inHand } from "./metric-conditions.ts";
import { all, type Condition, scopeOf, within } from "./metric-scope.ts";

/** What opens a figure: a page of the things it counts, and their sum. */
export type ListOf = (db: Db, query: MetricListQuery) => Promise<MetricList>;

const columns = {
  code: { vi: "Mã hồ sơ", en: "Code" },
  procedure: { vi: "Thủ tục", en: "Procedure" },
  agency: { vi: "Cơ quan giải quyết", en: "Resolving agency" },
  received: { vi: "Tiếp nhận", en: "Received" },
  due: { vi: "Hẹn trả", en: "Due" },
  ended: { vi: "Kết thúc", en: "Ended" },
  minutes: { vi: "Số phút", en: "Minutes" },
  cause: { vi: "Bước làm chậm", en: "Step that was late" },
  number: { vi: "Lần", en: "Time" },
  asked: { vi: "Ngày yêu cầu", en: "Asked on" },
} as const;

type Row = {
  readonly code: string;
  readonly procedure: string;
  readonly agency: string;
  readonly received: Date;
  readonly due: Date | null;
  readonly ended: Date | null;
  readonly extra: string | null;
};

/** All that were in hand in a period: its total is the sum of those pending when it began and those received in it. */
export const inHandList: ListOf = listWhere(inHand, "dossier.received");

/** The dossiers that a figure counts. Without names: whoever may see figures may see this. */
export function dossierList(metric: DossierMetric): ListOf {
  return listWhere(dossierConditions[metric], metric);
}

function listWhere(condition: (typeof dossierConditions)[DossierMetric], metric: DossierMetric): ListOf {
  const agency = metric === "dossier.late-step" ? sql`d.late_by` : sql`d.agency_code`;
  const minutes = sql`dossier.handling_minutes(d.received_at, d.ended_at, d.pauses)`;
  const extra: Condition =
    metric === "dossier.minutes"
      ? sql`${minutes}::text`
      : metric === "dossier.late-step"
        ? sql`d.late_step`
        : sql`NULL`;
  const sum = metric === "dossier.minutes" ? sql`coalesce(sum(${minutes}), 0)::bigint` : sql`count(*)`;
  const last = metric === "dossier.minutes" ? [columns.minutes] : metric === "dossier.late-step" ? [columns.cause] : [];
  return async (db, { query, offset, limit }) => {
    const where = all([condition(query), ...(await scopeOf(query, agency))]);
    const [{ rows }, total] = await Promise.all([
      sql<Row>`SELECT d.code, d.procedure_name AS procedure, d.agency_code AS agency, d.received_at AS received,
          d.due_at AS due, d.ended_at AS ended, ${extra} AS extra
        FROM dossier.dossier d WHERE ${where} ORDER BY d.received_at DESC, d.id LIMIT ${limit} OFFSET ${offset}`.execute(
        db,
      ),
      sql<{ total: number }>`SELECT ${sum} AS total FROM dossier.dossier d WHERE ${where}`.execute(db),
    ]);
    return {
      columns: [columns.code, columns.procedure, columns.agency, columns.received, columns.due, columns.ended, ...last],
      rows: rows.map((row) => ({
        href: hrefOf(row.code),
        cells: [
          row.code,
          row.procedure,
          row.agency,
          formatDateTime(row.received),
          row.due ? formatDateTime(row.due) : "–",
          row.ended ? formatDateTime(row.ended) : "–",
          ...(last.length > 0 ? [row.extra ?? "–"] : []),
        ],
      })),
      total: total.rows[0]?.total ?? 0,
    };
  };
}

/** Requests for supplements, one row each; `again` leaves out the first of each dossier. */
export function supplementList(again: boolean): ListOf {
  return async (db, { query, offset, limit }) => {
    const where = all([
      sql`d.origin_node IS NULL AND d.state NOT IN (1, 3)`,
      ...(again ? [sql`p.number > 1`] : []),
      within(sql`p.at`, query),
      ...(await scopeOf(query, sql`d.agency_code`)),
    ]);
    const from = sql`dossier.dossier d CROSS JOIN LATERAL (
      SELECT p."from" AS at, row_number() OVER (ORDER BY p."from") AS number
      FROM jsonb_to_recordset(d.pauses) AS p("from" timestamptz, reason text) WHERE p.reason = 'supplement') p`;
    const [{ rows }, total] = await Promise.all([
      sql<{ code: string; procedure: string; agency: string; at: Date; number: number }>`
        SELECT d.code, d.procedure_name AS procedure, d.agency_code AS agency, p.at, p.number
        FROM ${from} WHERE ${where} ORDER BY p.at DESC, d.id LIMIT ${limit} OFFSET ${offset}`.execute(db),
      sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${where}`.execute(db),
    ]);
    return {
      columns: [columns.code, columns.procedure, columns.agency, columns.asked, columns.number],
      rows: rows.map((row) => ({
        href: hrefOf(row.code),
        cells: [row.code, row.procedure, row.agency, formatDate(row.at), String(row.number)],
      })),
      total: total.rows[0]?.total ?? 0,
    };
  };
}

/** Where a dossier is read. */
export function hrefOf(code: string): string {
  return `/dossiers/${encodeURIComponent(code)}`;
}
