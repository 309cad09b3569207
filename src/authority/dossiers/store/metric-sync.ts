import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { formatDateTime, isoDay } from "../../../platform/text/index.ts";
import { hrefOf, type ListOf } from "./metric-lists.ts";
import { all, scopeOf, within } from "./metric-scope.ts";

const columns = {
  code: { vi: "Mã hồ sơ", en: "Code" },
  agency: { vi: "Cơ quan giải quyết", en: "Resolving agency" },
  due: { vi: "Hẹn trả", en: "Due" },
  ended: { vi: "Giải quyết xong", en: "Resolved" },
  known: { vi: "Cổng quốc gia biết", en: "Known to the portal" },
  at: { vi: "Thời điểm", en: "Time" },
  reason: { vi: "Lý do", en: "Reason" },
  hour: { vi: "Giờ", en: "Hour" },
  changes: { vi: "Lượt cập nhật", en: "Changes" },
  compared: { vi: "Hồ sơ đối soát", en: "Dossiers compared" },
  differences: { vi: "Sai khác", en: "Differences" },
  kind: { vi: "Loại sai khác", en: "Kind" },
} as const;

/** Changes that the portal has confirmed. */
export type Confirmed = {
  readonly agencyCode: string;
  readonly hour: Date;
  readonly bucket: number;
  readonly changes: number;
};

/** Adds confirmed changes to the hours they were confirmed in. */
export async function addConfirmed(tx: Tx | Db, confirmed: readonly Confirmed[]): Promise<void> {
  const of = <K extends keyof Confirmed>(key: K): Confirmed[K][] => confirmed.map((one) => one[key]);
  // In order of key, so that two answers at once wait for each other instead of locking each other out.
  await sql`
    INSERT INTO dossier.sync_hour AS kept (agency_code, hour, bucket, changes)
    SELECT agency_code, hour, bucket, sum(changes)
    FROM unnest(${of("agencyCode")}::text[], ${of("hour")}::timestamptz[], ${of("bucket")}::smallint[], ${of("changes")}::int[])
      AS c(agency_code, hour, bucket, changes)
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (agency_code, hour, bucket) DO UPDATE SET changes = kept.changes + excluded.changes`.execute(tx);
}

/** Confirmed changes by agency and hour; their sum is the figure. */
export const confirmedList: ListOf = async (db, { query, offset, limit }) => {
  const where = all([
    within(sql`h.hour`, query),
    ...(await scopeOf(query, sql`h.agency_code`, { bucket: sql`h.bucket::text` })),
  ]);
  const [{ rows }, total] = await Promise.all([
    sql<{ agency: string; hour: Date; changes: number }>`
      SELECT h.agency_code AS agency, h.hour, sum(h.changes)::bigint AS changes FROM dossier.sync_hour h WHERE ${where}
      GROUP BY 1, 2 ORDER BY 2 DESC, 1 LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`
      SELECT coalesce(sum(h.changes), 0)::bigint AS total FROM dossier.sync_hour h WHERE ${where}`.execute(db),
  ]);
  return {
    columns: [columns.hour, columns.agency, columns.changes],
    rows: rows.map((row) => ({
      href: `/dossiers/registers?from=${isoDay(row.hour)}&to=${isoDay(row.hour)}&agency=${encodeURIComponent(row.agency)}&by=changed`,
      cells: [formatDateTime(row.hour), row.agency, String(row.changes)],
    })),
    total: total.rows[0]?.total ?? 0,
  };
};

/** Dossiers that were late on the portal through the sync alone. */
export const syncLateList: ListOf = async (db, { query, offset, limit }) => {
  const where = all([within(sql`l.due_at`, query), ...(await scopeOf(query, sql`d.agency_code`))]);
  const from = sql`dossier.sync_late l JOIN dossier.dossier d ON d.id = l.dossier_id`;
  const [{ rows }, total] = await Promise.all([
    sql<{ code: string; agency: string; due: Date; ended: Date | null; known: Date | null }>`
      SELECT d.code, d.agency_code AS agency, l.due_at AS due, d.ended_at AS ended, l.known_at AS known
      FROM ${from} WHERE ${where} ORDER BY l.due_at DESC, d.id LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${where}`.execute(db),
  ]);
  return {
    columns: [columns.code, columns.agency, columns.ended, columns.due, columns.known],
    rows: rows.map((row) => ({
      href: hrefOf(row.code),
      cells: [row.code, row.agency, ...[row.ended, row.due, row.known].map((at) => (at ? formatDateTime(at) : "–"))],
    })),
    total: total.rows[0]?.total ?? 0,
  };
};

/** What the portal refused, or what was put right after it: lines of the history. */
export function syncEventList(kind: "sync-refused" | "sync-repaired"): ListOf {
  return async (db, { query, offset, limit }) => {
    const where = all([
      sql`e.kind = ${kind}`,
      sql`d.origin_node IS NULL`,
      within(sql`e.at`, query),
      ...(await scopeOf(query, sql`d.agency_code`, { reason: sql`coalesce(e.detail ->> 'reason', '')` })),
    ]);
    const from = sql`dossier.event e JOIN dossier.dossier d ON d.id = e.dossier_id`;
    const [{ rows }, total] = await Promise.all([
      sql<{ code: string; agency: string; at: Date; reason: string | null }>`
        SELECT d.code, d.agency_code AS agency, e.at, e.detail ->> 'reason' AS reason
        FROM ${from} WHERE ${where} ORDER BY e.at DESC, e.id LIMIT ${limit} OFFSET ${offset}`.execute(db),
      sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${where}`.execute(db),
    ]);
    return {
      columns: [columns.code, columns.agency, columns.at, columns.reason],
      rows: rows.map((row) => ({
        href: hrefOf(row.code),
        cells: [row.code, row.agency, formatDateTime(row.at), row.reason ?? "–"],
      })),
      total: total.rows[0]?.total ?? 0,
    };
  };
}

/** Comparisons of a whole authority that ended; their dossiers add up to the figure. */
export function comparedList(authorityCode: string): ListOf {
  return async (db, { query, offset, limit }) => {
    const where = all([
      sql`c.ended_at IS NOT NULL AND c.state <> 'failed'`,
      within(sql`c.ended_at`, query),
      ...(await scopeOf(query, sql`${authorityCode}::text COLLATE "C"`, {})),
    ]);
    const [{ rows }, total] = await Promise.all([
      sql<{ at: Date; dossiers: number; differences: number }>`
      SELECT c.ended_at AS at, c.dossiers, (SELECT count(*) FROM dossier.difference f WHERE f.comparison_id = c.id) AS differences
      FROM dossier.comparison c WHERE ${where} ORDER BY c.ended_at DESC, c.id LIMIT ${limit} OFFSET ${offset}`.execute(
        db,
      ),
      sql<{ total: number }>`
      SELECT coalesce(sum(c.dossiers), 0)::bigint AS total FROM dossier.comparison c WHERE ${where}`.execute(db),
    ]);
    return {
      columns: [columns.at, columns.compared, columns.differences],
      rows: rows.map((row) => ({
        href: "/dossiers/reconciliation",
        cells: [formatDateTime(row.at), String(row.dossiers), String(row.differences)],
      })),
      total: total.rows[0]?.total ?? 0,
    };
  };
}

/** What comparisons found not to be the same on both sides. */
export const differencesList: ListOf = async (db, { query, offset, limit }) => {
  const where = all([
    sql`c.ended_at IS NOT NULL AND c.state <> 'failed'`,
    within(sql`c.ended_at`, query),
    ...(await scopeOf(query, sql`f.agency_code`, { kind: sql`f.kind` })),
  ]);
  const from = sql`dossier.difference f JOIN dossier.comparison c ON c.id = f.comparison_id`;
  const [{ rows }, total] = await Promise.all([
    sql<{ code: string; agency: string; at: Date; kind: string }>`
      SELECT f.code, f.agency_code AS agency, c.ended_at AS at, f.kind
      FROM ${from} WHERE ${where} ORDER BY c.ended_at DESC, f.code LIMIT ${limit} OFFSET ${offset}`.execute(db),
    sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${where}`.execute(db),
  ]);
  return {
    columns: [columns.code, columns.agency, columns.at, columns.kind],
    rows: rows.map((row) => ({
      href: hrefOf(row.code),
      cells: [row.code, row.agency, formatDateTime(row.at), row.kind],
    })),
    total: total.rows[0]?.total ?? 0,
  };
};
