import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Histogram } from "../../../platform/metrics/index.ts";
import type { DifferenceKind } from "../../../protocol/dossiers/index.ts";

/** How an authority's dossiers stand here. */
export type NodeStanding = {
  readonly node: string;
  readonly dossiers: number;
  readonly open: number;
  readonly refused: number;
  /** When its last comparison began, how it ended, and how many dossiers it had. */
  readonly comparedAt: Date | null;
  readonly state: "running" | "equal" | "repaired" | "differs" | "failed" | null;
  readonly compared: number;
  readonly milliseconds: number | null;
  readonly bytes: number;
};

/** Every node that reports, or has compared; the worst first. */
export async function readNodeStandings(db: Db): Promise<readonly NodeStanding[]> {
  const { rows } = await sql<NodeStanding>`
    WITH counted AS (SELECT node, sum(dossiers)::bigint AS dossiers FROM national_dossier.sync_month GROUP BY node),
    newest AS (SELECT DISTINCT ON (node) * FROM national_dossier.comparison ORDER BY node, began_at DESC, id DESC),
    open AS (
      SELECT c.node, count(DISTINCT f.code) AS open FROM national_dossier.difference f
      JOIN national_dossier.comparison c ON c.id = f.comparison_id WHERE f.repaired_at IS NULL GROUP BY c.node
    ), refused AS (SELECT node, count(*) AS refused FROM national_dossier.refusal WHERE repaired_at IS NULL GROUP BY node),
    nodes AS (SELECT node FROM counted UNION SELECT node FROM newest UNION SELECT node FROM refused)
    SELECT n.node, coalesce(c.dossiers, 0) AS dossiers, coalesce(o.open, 0) AS open, coalesce(r.refused, 0) AS refused,
      w.began_at AS "comparedAt", w.state, coalesce(w.dossiers, 0) AS compared, (w.found ->> 'milliseconds')::int AS milliseconds,
      coalesce(w.bytes, 0) AS bytes
    FROM nodes n LEFT JOIN counted c ON c.node = n.node LEFT JOIN newest w ON w.node = n.node LEFT JOIN open o ON o.node = n.node
      LEFT JOIN refused r ON r.node = n.node
    ORDER BY coalesce(o.open, 0) DESC, coalesce(r.refused, 0) DESC, n.node`.execute(db);
  return rows;
}

/** How long records took since an instant, in milliseconds by buckets: of one authority, or of all. */
export async function readLag(db: Db, node: string | null, since: Date): Promise<Histogram> {
  const { rows } = await sql<{ bucket: number; count: number }>`
    SELECT bucket, sum(changes)::bigint AS count FROM national_dossier.arrival_hour
    WHERE hour >= date_trunc('hour', ${since}::timestamptz)
      AND (${node}::text IS NULL OR agency_code = ${node} OR agency_code LIKE ${`${node ?? ""}.%`})
    GROUP BY bucket`.execute(db);
  return rows;
}

/** A comparison as screens show it. */
export type ComparisonRow = {
  readonly id: string;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly dossiers: number;
  readonly bytes: number;
  readonly state: "running" | "equal" | "repaired" | "differs" | "failed";
  readonly found: Readonly<Record<string, number | boolean | string>>;
  readonly differences: number;
};

/** The comparisons of a node, newest first. */
export async function readComparisons(
  db: Db,
  node: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ComparisonRow[]; readonly total: number }> {
  const [{ rows }, total] = await Promise.all([
    sql<ComparisonRow>`
      SELECT c.id, c.began_at AS "beganAt", c.ended_at AS "endedAt", c.dossiers, c.bytes, c.state, c.found,
        (SELECT count(*) FROM national_dossier.difference f WHERE f.comparison_id = c.id) AS differences
      FROM national_dossier.comparison c WHERE c.node = ${node} ORDER BY c.began_at DESC, c.id DESC LIMIT ${limit} OFFSET ${offset}`.execute(
      db,
    ),
    sql<{ total: number }>`SELECT count(*) AS total FROM national_dossier.comparison WHERE node = ${node}`.execute(db),
  ]);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** A difference as screens show it. */
export type DifferenceRow = {
  readonly code: string;
  readonly kind: DifferenceKind;
  readonly cause: string;
  readonly agency: string;
  readonly foundAt: Date;
  readonly repairedAt: Date | null;
};

/** The last differences of a node, open ones first, each dossier once. */
export async function readDifferences(db: Db, node: string, limit: number): Promise<readonly DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    SELECT * FROM (
      SELECT DISTINCT ON (f.code) f.code, f.kind, f.cause, f.agency_code AS agency, c.began_at AS "foundAt", f.repaired_at AS "repairedAt"
      FROM (SELECT id, began_at FROM national_dossier.comparison WHERE node = ${node} AND state IN ('differs', 'repaired')
        ORDER BY began_at DESC LIMIT 500) c JOIN national_dossier.difference f ON f.comparison_id = c.id
      ORDER BY f.code, f.repaired_at NULLS FIRST, c.began_at DESC
    ) d ORDER BY d."repairedAt" IS NOT NULL, d."foundAt" DESC, d.code LIMIT ${limit}`.execute(db);
  return rows;
}

/** A record that was taken back, with who did it and why. */
export type WithdrawnRow = {
  readonly code: string;
  readonly agency: string;
  readonly reason: string;
  readonly byName: string;
  readonly byAgency: string;
  readonly at: Date;
};

/** Records that a node took back, newest first. */
export async function readWithdrawn(db: Db, node: string, limit: number): Promise<readonly WithdrawnRow[]> {
  const { rows } = await sql<WithdrawnRow>`
    SELECT code, agency_code AS agency, reason, by_name AS "byName", by_agency AS "byAgency", at FROM national_dossier.withdrawn
    WHERE node = ${node} ORDER BY at DESC LIMIT ${limit}`.execute(db);
  return rows;
}

/** What an agency writes wrong. */
export type WrongCodeRow = {
  readonly node: string;
  readonly agency: string;
  readonly via: "node" | "wire";
  readonly reason: string;
  /** The wrong value itself. */
  readonly written: string;
  readonly suggestion: string | null;
  readonly times: number;
  readonly open: number;
  readonly lastAt: Date;
};

/** What is asked of the list of wrong codes. */
export type WrongCodeQuery = {
  readonly node?: string;
  readonly reason?: string;
  readonly only?: "open" | "repaired";
};

/** What agencies write wrong, by agency and value, what is open first. */
export async function readWrongCodes(
  db: Db,
  { node, reason, only }: WrongCodeQuery,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly WrongCodeRow[]; readonly total: number }> {
  const grouped = sql`
    SELECT r.node, r.agency_code AS agency, r.via, r.reason,
      CASE r.reason WHEN 'procedure-code' THEN r.written_procedure WHEN 'agency' THEN r.agency_code ELSE r.written_code END AS written, r.suggestion,
      count(*) AS times, count(*) FILTER (WHERE r.repaired_at IS NULL) AS open, max(r.at) AS "lastAt"
    FROM national_dossier.refusal r
    WHERE (${node ?? null}::text IS NULL OR r.node = ${node ?? null}) AND (${reason ?? null}::text IS NULL OR r.reason = ${reason ?? null})
    GROUP BY 1, 2, 3, 4, 5, 6
    HAVING CASE ${only ?? "all"}::text WHEN 'open' THEN count(*) FILTER (WHERE r.repaired_at IS NULL) > 0
      WHEN 'repaired' THEN count(*) FILTER (WHERE r.repaired_at IS NULL) = 0 ELSE true END`;
  const [{ rows }, total] = await Promise.all([
    sql<WrongCodeRow>`
      SELECT * FROM (${grouped}) g ORDER BY open DESC, times DESC, agency, written LIMIT ${page.limit} OFFSET ${page.offset}`.execute(
      db,
    ),
    sql<{ total: number }>`SELECT count(*) AS total FROM (${grouped}) g`.execute(db),
  ]);
  return { rows, total: total.rows[0]?.total ?? 0 };
}
