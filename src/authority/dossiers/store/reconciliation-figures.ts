import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Histogram } from "../../../platform/metrics/index.ts";
import type { Text } from "../../../platform/text/index.ts";
import type { DifferenceKind } from "../../../protocol/dossiers/index.ts";
import type { ComparisonState, DifferenceCause } from "./reconciliation-comparisons.ts";

/** Of one agency, or of all where it is null. */
type Scope = { readonly agency: string | null };

function of({ agency }: Scope, column: RawBuilder<unknown>): RawBuilder<unknown> {
  return agency === null ? sql`true` : sql`${column} = ${agency}`;
}

/** How dossiers stand with the portal at this moment. */
export type SyncStanding = {
  readonly dossiers: number;
  /** Not confirmed in their newest state, not refused. */
  readonly behind: number;
  readonly behindSince: Date | null;
  readonly refused: number;
  /** Of these the portal has no state at all. */
  readonly refusedWhole: number;
  /** Found different and not put right. */
  readonly open: number;
  /** Late on the portal through the sync alone, not known there yet. */
  readonly lateBySync: number;
};

/** Counts them; nothing that grows with history is read. */
export async function readStanding(db: Db, scope: Scope): Promise<SyncStanding> {
  const { rows } = await sql<SyncStanding>`
    SELECT (SELECT coalesce(sum(dossiers), 0)::bigint FROM dossier.sync_month m WHERE ${of(scope, sql`m.agency_code`)}) AS dossiers,
      b.behind, b.since AS "behindSince", r.refused, r.whole AS "refusedWhole",
      (SELECT count(DISTINCT f.code) FROM dossier.difference f WHERE f.repaired_at IS NULL AND ${of(scope, sql`f.agency_code`)}) AS open,
      (SELECT count(*) FROM dossier.sync_late l JOIN dossier.dossier d ON d.id = l.dossier_id
        WHERE l.known_at IS NULL AND ${of(scope, sql`d.agency_code`)}) AS "lateBySync"
    FROM (SELECT count(*) AS behind, min(changed_at) AS since FROM dossier.sync s
        WHERE acked_revision < revision AND refused_code IS NULL AND ${of(scope, sql`s.agency_code`)}) b,
      (SELECT count(*) AS refused, count(*) FILTER (WHERE acked_revision = 0) AS whole FROM dossier.sync s
        WHERE refused_code IS NOT NULL AND ${of(scope, sql`s.agency_code`)}) r`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("no row");
  return row;
}

/** How long confirmed changes took since an instant, in milliseconds by buckets. */
export async function readLag(db: Db, scope: Scope, since: Date): Promise<Histogram> {
  const { rows } = await sql<{ bucket: number; count: number }>`
    SELECT bucket, sum(changes)::bigint AS count FROM dossier.sync_hour h
    WHERE hour >= date_trunc('hour', ${since}::timestamptz) AND ${of(scope, sql`h.agency_code`)} GROUP BY bucket`.execute(
    db,
  );
  return rows;
}

/** A comparison as screens show it. */
export type ComparisonRow = {
  readonly id: string;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly dossiers: number;
  readonly bytes: number;
  readonly state: ComparisonState;
  readonly found: Readonly<Record<string, number | boolean | string>>;
  readonly differences: number;
  readonly open: number;
};

/** The newest comparisons, the newest first. */
export async function readComparisons(
  db: Db,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ComparisonRow[]; readonly total: number }> {
  const [{ rows }, total] = await Promise.all([
    sql<ComparisonRow>`
      SELECT c.id, c.began_at AS "beganAt", c.ended_at AS "endedAt", c.dossiers, c.bytes, c.state, c.found,
        count(f.code) AS differences, count(f.code) FILTER (WHERE f.repaired_at IS NULL) AS open
      FROM (SELECT * FROM dossier.comparison ORDER BY began_at DESC, id DESC LIMIT ${limit} OFFSET ${offset}) c
      LEFT JOIN dossier.difference f ON f.comparison_id = c.id
      GROUP BY c.id, c.began_at, c.ended_at, c.dossiers, c.bytes, c.state, c.found ORDER BY c.began_at DESC, c.id DESC`.execute(
      db,
    ),
    sql<{ total: number }>`SELECT count(*) AS total FROM dossier.comparison`.execute(db),
  ]);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** Of each of the last days, how many comparisons ended, and how many of them found something. */
export async function readComparisonDays(
  db: Db,
  days: readonly string[],
): Promise<readonly { readonly day: string; readonly ended: number; readonly differences: number }[]> {
  const [first] = days;
  if (!first) return [];
  const { rows } = await sql<{ day: string; ended: number; differences: number }>`
    SELECT (c.began_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day, count(*) AS ended,
      coalesce(sum((SELECT count(*) FROM dossier.difference f WHERE f.comparison_id = c.id)), 0)::bigint AS differences
    FROM dossier.comparison c WHERE c.state IN ('equal', 'repaired', 'differs') AND c.began_at >= ${`${first}T00:00:00+07:00`}::timestamptz
    GROUP BY 1`.execute(db);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return days.map((day) => byDay.get(day) ?? { day, ended: 0, differences: 0 });
}

/** A difference as screens show it. */
export type DifferenceRow = {
  readonly code: string;
  readonly kind: DifferenceKind;
  readonly cause: DifferenceCause;
  readonly agency: string;
  readonly procedureName: string | null;
  readonly foundAt: Date;
  readonly repairedAt: Date | null;
  /** Queued or in a message to the portal. */
  readonly onWay: boolean;
  readonly refused: boolean;
  /** How a withdrawal of it stands. */
  readonly withdrawal: "sent" | "done" | "refused" | null;
};

/** The last differences, open ones first, each dossier once. */
export async function readDifferences(db: Db, scope: Scope, limit: number): Promise<readonly DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    SELECT f.code, f.kind, f.cause, f.agency AS agency, d.procedure_name AS "procedureName", c.began_at AS "foundAt", f.repaired_at AS "repairedAt",
      coalesce(s.acked_revision < s.revision, false) AS "onWay", s.refused_code IS NOT NULL AS refused,
      (SELECT w.state FROM dossier.withdrawal w WHERE w.code = f.code ORDER BY w.id DESC LIMIT 1) AS withdrawal
    FROM (
      SELECT DISTINCT ON (code) code, kind, cause, agency_code AS agency, repaired_at, comparison_id FROM (
        (SELECT * FROM dossier.difference f WHERE repaired_at IS NULL AND ${of(scope, sql`f.agency_code`)} ORDER BY comparison_id DESC LIMIT 2000)
        UNION ALL
        (SELECT * FROM dossier.difference f WHERE repaired_at IS NOT NULL AND ${of(scope, sql`f.agency_code`)} ORDER BY comparison_id DESC LIMIT ${limit})
      ) listed ORDER BY code, repaired_at NULLS FIRST, comparison_id DESC
    ) f JOIN dossier.comparison c ON c.id = f.comparison_id
    LEFT JOIN dossier.dossier d ON d.code = f.code LEFT JOIN dossier.sync s ON s.dossier_id = d.id
    ORDER BY f.repaired_at IS NOT NULL, c.began_at DESC, f.code LIMIT ${limit}`.execute(db);
  return rows;
}

/** A record that the portal refused, not yet put right. */
export type RefusedRow = {
  readonly code: string;
  readonly agency: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly reason: string;
  readonly message: Text | null;
  readonly suggestion: string | null;
  readonly at: Date;
};

/** Records that are refused, the oldest refusal first. */
export async function readRefused(db: Db, scope: Scope, limit: number): Promise<readonly RefusedRow[]> {
  const { rows } = await sql<RefusedRow>`
    SELECT s.code, s.agency_code AS agency, d.procedure_code AS "procedureCode", d.procedure_name AS "procedureName", s.refused_code AS reason,
      s.refused_message AS message, s.suggestion, s.refused_at AS at
    FROM dossier.sync s JOIN dossier.dossier d ON d.id = s.dossier_id
    WHERE s.refused_code IS NOT NULL AND ${of(scope, sql`s.agency_code`)} ORDER BY s.refused_at, s.code LIMIT ${limit}`.execute(
    db,
  );
  return rows;
}

/** A code that is sent wrong, by agency. */
export type WrongCodeRow = {
  readonly agency: string;
  readonly reason: string;
  readonly written: string;
  readonly suggestion: string | null;
  readonly open: number;
};

/** What agencies write wrong and has not been put right, the most first. */
export async function readWrongCodes(db: Db, scope: Scope, limit: number): Promise<readonly WrongCodeRow[]> {
  const { rows } = await sql<WrongCodeRow>`
    SELECT s.agency_code AS agency, s.refused_code AS reason,
      CASE s.refused_code WHEN 'procedure-code' THEN d.procedure_code WHEN 'agency' THEN d.agency_code ELSE s.code END AS written, s.suggestion,
      count(*) AS open
    FROM dossier.sync s JOIN dossier.dossier d ON d.id = s.dossier_id
    WHERE s.refused_code IN ('procedure-code', 'dossier-code', 'agency', 'not-yours') AND ${of(scope, sql`s.agency_code`)}
    GROUP BY 1, 2, 3, 4 ORDER BY open DESC, 1, 3 LIMIT ${limit}`.execute(db);
  return rows;
}

/** What is still to leave, and since when. */
export async function readQueued(db: Db): Promise<{ readonly queued: number; readonly since: Date | null }> {
  const { rows } = await sql<{ queued: number; since: Date | null }>`
    SELECT (SELECT count(*) FROM dossier.sync_queue) + (SELECT coalesce(sum(cardinality(dossier_ids)), 0)::bigint FROM dossier.sync_message) AS queued,
      least((SELECT min(at) FROM dossier.sync_queue), (SELECT min(sent_at) FROM dossier.sync_message)) AS since`.execute(
    db,
  );
  return rows[0] ?? { queued: 0, since: null };
}
