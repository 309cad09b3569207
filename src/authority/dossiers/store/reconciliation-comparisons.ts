import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { DifferenceKind } from "../../../protocol/dossiers/index.ts";

/** Why a dossier is not the same on the portal; see the column's comment. */
export const differenceCauses = ["never-sent", "lost", "late-sync", "other-path", "ahead", "unknown"] as const;
export type DifferenceCause = (typeof differenceCauses)[number];

/** A difference as it is kept. */
export type FoundDifference = {
  readonly code: string;
  readonly kind: DifferenceKind;
  readonly cause: DifferenceCause;
  readonly agency: string;
  readonly ours: { readonly revision: number; readonly digest: string } | null;
  readonly theirs: { readonly revision: number; readonly digest: string } | null;
};

/** How a comparison ended, and how much it looked at. */
export type ComparisonState = "running" | "equal" | "repaired" | "differs" | "failed";

/** Begins a comparison. @returns false when one runs already */
export async function insertComparison(
  tx: Tx,
  row: { readonly id: string; readonly at: Date; readonly dossiers: number; readonly step: unknown },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO dossier.comparison (id, began_at, dossiers, state, step)
    VALUES (${row.id}::uuid, ${row.at}, ${row.dossiers}, 'running', ${JSON.stringify(row.step)}::jsonb)
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx);
  return rows.length === 1;
}

/** The comparison that runs, held until the transaction ends. */
export async function holdRunning(
  tx: Tx,
): Promise<{ readonly id: string; readonly dossiers: number; readonly step: unknown } | undefined> {
  const { rows } = await sql<{ id: string; dossiers: number; step: unknown }>`
    SELECT id, dossiers, step FROM dossier.comparison WHERE state = 'running' FOR UPDATE`.execute(tx);
  return rows[0];
}

/** Keeps where the comparison stands. */
export async function saveStep(tx: Tx, id: string, step: unknown): Promise<void> {
  await sql`UPDATE dossier.comparison SET step = ${JSON.stringify(step)}::jsonb WHERE id = ${id}::uuid`.execute(tx);
}

/** Ends it; `found` is what screens show of it. */
export async function endComparison(
  tx: Tx,
  id: string,
  end: {
    readonly at: Date;
    readonly state: Exclude<ComparisonState, "running">;
    readonly bytes: number;
    readonly found: unknown;
  },
): Promise<void> {
  await sql`
    UPDATE dossier.comparison SET state = ${end.state}, ended_at = ${end.at}, bytes = ${end.bytes}, found = ${JSON.stringify(end.found)}::jsonb,
      step = '{}' WHERE id = ${id}::uuid`.execute(tx);
}

/** Keeps what was found. */
export async function insertDifferences(tx: Tx, id: string, rows: readonly FoundDifference[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO dossier.difference (comparison_id, code, kind, cause, agency_code, ours, theirs)
    SELECT ${id}::uuid, d.code, d.kind, d.cause, d.agency, d.ours::jsonb, d.theirs::jsonb
    FROM unnest(${rows.map(({ code }) => code)}::text[], ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ cause }) => cause)}::text[],
      ${rows.map(({ agency }) => agency)}::text[], ${rows.map(({ ours }) => ours && JSON.stringify(ours))}::text[],
      ${rows.map(({ theirs }) => theirs && JSON.stringify(theirs))}::text[]) AS d(code, kind, cause, agency, ours, theirs)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** What a comparison has found so far. */
export async function readFound(db: Db | Tx, id: string): Promise<readonly FoundDifference[]> {
  const { rows } = await sql<FoundDifference>`
    SELECT code, kind, cause, agency_code AS agency, ours, theirs FROM dossier.difference WHERE comparison_id = ${id}::uuid ORDER BY code`.execute(
    db,
  );
  return rows;
}

/**
 * Differences whose record the portal has confirmed since are put right, and comparisons none of whose differences is open any more are
 * repaired. @returns how many differences
 */
export async function closeRepaired(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE dossier.difference f SET repaired_at = s.acked_at
    FROM dossier.dossier d JOIN dossier.sync s ON s.dossier_id = d.id
    WHERE f.repaired_at IS NULL AND f.kind <> 'extra' AND d.code = f.code AND s.acked_revision >= s.revision AND s.acked_at IS NOT NULL
      AND (f.cause <> 'ahead' OR s.acked_revision > (f.theirs ->> 'revision')::int)`.execute(tx);
  if (!numAffectedRows) return 0;
  await settleComparisons(tx);
  return Number(numAffectedRows);
}

/** Comparisons that found differences, all put right by now, are repaired. */
export async function settleComparisons(tx: Tx): Promise<void> {
  await sql`
    UPDATE dossier.comparison c SET state = 'repaired'
    WHERE c.state = 'differs' AND NOT EXISTS (
      SELECT FROM dossier.difference f WHERE f.comparison_id = c.id AND f.repaired_at IS NULL)`.execute(tx);
}

/**
 * Says of dossiers that the portal does not hold what it confirmed: until it confirms them again they wait to be sent. Of one that it refuses
 * it holds what it confirmed before.
 */
export async function unconfirm(tx: Tx, dossierIds: readonly string[]): Promise<void> {
  await sql`UPDATE dossier.sync SET acked_revision = 0 WHERE dossier_id = ANY (${[...dossierIds]}::uuid[]) AND refused_code IS NULL`.execute(
    tx,
  );
}

/** Dossiers on their way, counted up to a bound. */
export async function countOnWay(db: Db | Tx, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT FROM dossier.sync WHERE acked_revision < revision AND refused_code IS NULL LIMIT ${most}) AS b`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
