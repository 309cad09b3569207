import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A sum of dossiers: how many, and the exclusive or of their digests. */
export type DigestSum = { readonly agency: string; readonly dossiers: number; readonly digest: bigint };

/** Any number, the same in every process: one counts at a time. */
const foldLock = 740_120;

/**
 * Counts anew the agency-days in which something changed, and their months. What commits while it runs is counted the next time; what it
 * has taken, it has counted as it stood in the same instant.
 */
export async function foldDigests(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${foldLock})`.execute(tx);
  const { rows } = await sql<{ agency_code: string; month: string }>`
    WITH taken AS (DELETE FROM dossier.sync_dirty RETURNING agency_code, day),
    touched AS (SELECT DISTINCT agency_code, day FROM taken),
    counted AS (
      SELECT t.agency_code, t.day, count(s.dossier_id)::int AS dossiers, bit_xor(s.digest) AS digest
      FROM touched t LEFT JOIN dossier.sync s
        ON s.agency_code = t.agency_code AND s.day = t.day AND NOT (s.refused_code IS NOT NULL AND s.acked_revision = 0)
      GROUP BY t.agency_code, t.day
    ), gone AS (
      DELETE FROM dossier.sync_digest d USING counted c WHERE c.dossiers = 0 AND d.agency_code = c.agency_code AND d.day = c.day
    ), kept AS (
      INSERT INTO dossier.sync_digest AS d (agency_code, day, dossiers, digest)
      SELECT agency_code, day, dossiers, digest FROM counted WHERE dossiers > 0
      ON CONFLICT (agency_code, day) DO UPDATE SET dossiers = excluded.dossiers, digest = excluded.digest
    ) SELECT DISTINCT agency_code, date_trunc('month', day)::date::text AS month FROM touched`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    WITH touched AS (
      SELECT * FROM unnest(${rows.map((row) => row.agency_code)}::text[], ${rows.map(({ month }) => month)}::date[]) AS t(agency_code, month)
    ), counted AS (
      SELECT t.agency_code, t.month, coalesce(sum(d.dossiers), 0)::int AS dossiers, bit_xor(d.digest) AS digest
      FROM touched t LEFT JOIN dossier.sync_digest d
        ON d.agency_code = t.agency_code AND d.day >= t.month AND d.day < t.month + interval '1 month'
      GROUP BY t.agency_code, t.month
    ), gone AS (
      DELETE FROM dossier.sync_month m USING counted c WHERE c.dossiers = 0 AND m.agency_code = c.agency_code AND m.month = c.month
    ) INSERT INTO dossier.sync_month AS m (agency_code, month, dossiers, digest)
    SELECT agency_code, month, dossiers, digest FROM counted WHERE dossiers > 0
    ON CONFLICT (agency_code, month) DO UPDATE SET dossiers = excluded.dossiers, digest = excluded.digest`.execute(tx);
}

/** Whether something waits to be counted. */
export async function hasDirtyDigests(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT FROM dossier.sync_dirty LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Sums of every agency. */
export async function readAgencySums(tx: Tx): Promise<readonly DigestSum[]> {
  const { rows } = await sql<Row>`
    SELECT agency_code AS agency, sum(dossiers)::int AS dossiers, bit_xor(digest)::text AS digest
    FROM dossier.sync_month GROUP BY agency_code ORDER BY agency_code`.execute(tx);
  return rows.map(withDigest);
}

/** Sums of the months of some agencies, the earliest first; `month` is `2020-11`. */
export async function readMonthSums(
  tx: Tx,
  agencies: readonly string[],
): Promise<readonly (DigestSum & { readonly month: string })[]> {
  const { rows } = await sql<Row & { month: string }>`
    SELECT agency_code AS agency, to_char(month, 'YYYY-MM') AS month, dossiers, digest::text AS digest
    FROM dossier.sync_month WHERE agency_code = ANY (${[...agencies]}::text[]) ORDER BY agency_code, dossier.sync_month.month`.execute(
    tx,
  );
  return rows.map(withDigest);
}

/** Sums of the days of some agency-months; `day` is `2020-11-16`. */
export async function readDaySums(
  tx: Tx,
  months: readonly { readonly agency: string; readonly month: string }[],
): Promise<readonly (DigestSum & { readonly day: string })[]> {
  const { rows } = await sql<Row & { day: string }>`
    SELECT d.agency_code AS agency, d.day::text AS day, d.dossiers, d.digest::text AS digest
    FROM unnest(${months.map(({ agency }) => agency)}::text[], ${months.map(({ month }) => `${month}-01`)}::date[]) AS m(agency, month)
    JOIN dossier.sync_digest d ON d.agency_code = m.agency AND d.day >= m.month AND d.day < m.month + interval '1 month'
    ORDER BY d.agency_code, d.day`.execute(tx);
  return rows.map(withDigest);
}

/** A dossier of an agency-day, as the comparison tells it. */
export type ToldDossier = {
  readonly agency: string;
  readonly day: string;
  readonly code: string;
  readonly revision: number;
  readonly digest: bigint;
  /** In the queue or in a message that is not answered yet. */
  readonly onWay: boolean;
};

/** The dossiers of some agency-days, without those that the portal refused from the first. */
export async function readDossiersOf(
  tx: Tx,
  days: readonly { readonly agency: string; readonly day: string }[],
): Promise<readonly ToldDossier[]> {
  const { rows } = await sql<Omit<ToldDossier, "digest"> & { digest: string }>`
    WITH on_way AS MATERIALIZED (${onWayIds})
    SELECT s.agency_code AS agency, s.day::text AS day, s.code, s.revision, s.digest::text AS digest, w.dossier_id IS NOT NULL AS "onWay"
    FROM unnest(${days.map(({ agency }) => agency)}::text[], ${days.map(({ day }) => day)}::date[]) AS a(agency, day)
    JOIN dossier.sync s ON s.agency_code = a.agency AND s.day = a.day LEFT JOIN on_way w ON w.dossier_id = s.dossier_id
    WHERE NOT (s.refused_code IS NOT NULL AND s.acked_revision = 0)
    ORDER BY s.agency_code, s.day, s.code`.execute(tx);
  return rows.map(withDigest);
}

/** How a dossier stands now with the portal. */
export type SyncStand = {
  readonly id: string;
  readonly code: string;
  readonly agency: string;
  readonly day: string;
  readonly revision: number;
  readonly digest: bigint;
  /** Revision with which the digest became what it is. */
  readonly since: number;
  readonly acked: number;
  readonly onWay: boolean;
  readonly refused: boolean;
};

/** How the dossiers with these codes stand; unknown codes are left out. */
export async function findStands(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, SyncStand>> {
  const { rows } = await sql<Omit<SyncStand, "digest"> & { digest: string }>`
    WITH on_way AS MATERIALIZED (${onWayIds})
    SELECT s.dossier_id AS id, d.code, s.agency_code AS agency, s.day::text AS day, s.revision, s.digest::text AS digest,
      s.digest_revision AS since, s.acked_revision AS acked, w.dossier_id IS NOT NULL AS "onWay", s.refused_code IS NOT NULL AS refused
    FROM dossier.dossier d JOIN dossier.sync s ON s.dossier_id = d.id LEFT JOIN on_way w ON w.dossier_id = d.id
    WHERE d.code = ANY (${[...codes]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.code, withDigest(row)]));
}

const onWayIds = sql`SELECT dossier_id FROM dossier.sync_queue UNION SELECT unnest(dossier_ids) FROM dossier.sync_message`;

type Row = { readonly agency: string; readonly dossiers: number; readonly digest: string };

function withDigest<T extends { readonly digest: string }>(row: T): Omit<T, "digest"> & { readonly digest: bigint } {
  return { ...row, digest: BigInt(row.digest) };
}
