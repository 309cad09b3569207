import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A sum of dossiers: how many, and the exclusive or of their digests. */
export type DigestSum = { readonly agency: string; readonly dossiers: number; readonly digest: bigint };

/** Any number, the same in every process: one counts at a time. */
const foldLock = 740_121;

/** Counts anew the agency-days in which something changed, and their months; as the authority's `foldDigests` does. */
export async function foldDigests(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${foldLock})`.execute(tx);
  const { rows } = await sql<{ node: string; agency_code: string; month: string }>`
    WITH taken AS (DELETE FROM national_dossier.sync_dirty RETURNING node, agency_code, day),
    touched AS (SELECT DISTINCT node, agency_code, day FROM taken),
    counted AS (
      SELECT t.node, t.agency_code, t.day, count(d.code)::int AS dossiers, bit_xor(d.digest) AS digest
      FROM touched t LEFT JOIN national_dossier.dossier d ON d.node = t.node AND d.agency_code = t.agency_code AND d.day = t.day
      GROUP BY t.node, t.agency_code, t.day
    ), gone AS (
      DELETE FROM national_dossier.sync_digest d USING counted c
      WHERE c.dossiers = 0 AND d.node = c.node AND d.agency_code = c.agency_code AND d.day = c.day
    ), kept AS (
      INSERT INTO national_dossier.sync_digest AS d (node, agency_code, day, dossiers, digest)
      SELECT node, agency_code, day, dossiers, digest FROM counted WHERE dossiers > 0
      ON CONFLICT (node, agency_code, day) DO UPDATE SET dossiers = excluded.dossiers, digest = excluded.digest
    ) SELECT DISTINCT node, agency_code, date_trunc('month', day)::date::text AS month FROM touched`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    WITH touched AS (
      SELECT * FROM unnest(${rows.map(({ node }) => node)}::text[], ${rows.map((row) => row.agency_code)}::text[],
        ${rows.map(({ month }) => month)}::date[]) AS t(node, agency_code, month)
    ), counted AS (
      SELECT t.node, t.agency_code, t.month, coalesce(sum(d.dossiers), 0)::int AS dossiers, bit_xor(d.digest) AS digest
      FROM touched t LEFT JOIN national_dossier.sync_digest d
        ON d.node = t.node AND d.agency_code = t.agency_code AND d.day >= t.month AND d.day < t.month + interval '1 month'
      GROUP BY t.node, t.agency_code, t.month
    ), gone AS (
      DELETE FROM national_dossier.sync_month m USING counted c
      WHERE c.dossiers = 0 AND m.node = c.node AND m.agency_code = c.agency_code AND m.month = c.month
    ) INSERT INTO national_dossier.sync_month AS m (node, agency_code, month, dossiers, digest)
    SELECT node, agency_code, month, dossiers, digest FROM counted WHERE dossiers > 0
    ON CONFLICT (node, agency_code, month) DO UPDATE SET dossiers = excluded.dossiers, digest = excluded.digest`.execute(
    tx,
  );
}

/** Whether something waits to be counted. */
export async function hasDirtyDigests(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT FROM national_dossier.sync_dirty LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Sums of every agency that a node reports. */
export async function readAgencySums(tx: Tx, node: string): Promise<readonly DigestSum[]> {
  const { rows } = await sql<Row>`
    SELECT agency_code AS agency, sum(dossiers)::int AS dossiers, bit_xor(digest)::text AS digest
    FROM national_dossier.sync_month WHERE node = ${node} GROUP BY agency_code ORDER BY agency_code`.execute(tx);
  return rows.map(withDigest);
}

/** Sums of the months of some agencies of a node; `month` is `2020-11`. */
export async function readMonthSums(
  tx: Tx,
  node: string,
  agencies: readonly string[],
): Promise<readonly (DigestSum & { readonly month: string })[]> {
  const { rows } = await sql<Row & { month: string }>`
    SELECT agency_code AS agency, to_char(month, 'YYYY-MM') AS month, dossiers, digest::text AS digest
    FROM national_dossier.sync_month WHERE node = ${node} AND agency_code = ANY (${[...agencies]}::text[])`.execute(tx);
  return rows.map(withDigest);
}

/** Sums of the days of some agency-months of a node; `day` is `2020-11-16`. */
export async function readDaySums(
  tx: Tx,
  node: string,
  months: readonly { readonly agency: string; readonly month: string }[],
): Promise<readonly (DigestSum & { readonly day: string })[]> {
  const { rows } = await sql<Row & { day: string }>`
    SELECT d.agency_code AS agency, d.day::text AS day, d.dossiers, d.digest::text AS digest
    FROM unnest(${months.map(({ agency }) => agency)}::text[], ${months.map(({ month }) => `${month}-01`)}::date[]) AS m(agency, month)
    JOIN national_dossier.sync_digest d
      ON d.node = ${node} AND d.agency_code = m.agency AND d.day >= m.month AND d.day < m.month + interval '1 month'`.execute(
    tx,
  );
  return rows.map(withDigest);
}

/** A dossier as the comparison sees it. */
export type HeldDossier = {
  readonly agency: string;
  readonly day: string;
  readonly code: string;
  readonly revision: number;
  readonly digest: bigint;
};

/** The dossiers of some agency-days of a node. */
export async function readDossiersOf(
  tx: Tx,
  node: string,
  days: readonly { readonly agency: string; readonly day: string }[],
): Promise<readonly HeldDossier[]> {
  const { rows } = await sql<Omit<HeldDossier, "digest"> & { digest: string }>`
    SELECT d.agency_code AS agency, d.day::text AS day, d.code, d.revision, d.digest::text AS digest
    FROM unnest(${days.map(({ agency }) => agency)}::text[], ${days.map(({ day }) => day)}::date[]) AS a(agency, day)
    JOIN national_dossier.dossier d ON d.node = ${node} AND d.agency_code = a.agency AND d.day = a.day`.execute(tx);
  return rows.map(withDigest);
}

/** Dossiers of a node by their codes, wherever they are filed. */
export async function findHeld(tx: Tx, node: string, codes: readonly string[]): Promise<readonly HeldDossier[]> {
  const { rows } = await sql<Omit<HeldDossier, "digest"> & { digest: string }>`
    SELECT agency_code AS agency, day::text AS day, code, revision, digest::text AS digest
    FROM national_dossier.dossier WHERE code = ANY (${[...codes]}::text[]) AND node = ${node}`.execute(tx);
  return rows.map(withDigest);
}

type Row = { readonly agency: string; readonly dossiers: number; readonly digest: string };

function withDigest<T extends { readonly digest: string }>(row: T): Omit<T, "digest"> & { readonly digest: bigint } {
  return { ...row, digest: BigInt(row.digest) };
}
