import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { CountedReport } from "../metrics.ts";

/** A comparison begins: one of the same node that never ended has failed. The same question again changes nothing. */
export async function insertComparison(
  tx: Tx,
  row: { readonly id: string; readonly node: string; readonly at: Date; readonly dossiers: number },
): Promise<void> {
  await sql`
    UPDATE national_dossier.comparison SET state = 'failed', ended_at = ${row.at}
    WHERE node = ${row.node} AND state = 'running' AND id <> ${row.id}::uuid`.execute(tx);
  await sql`
    INSERT INTO national_dossier.comparison (id, node, began_at, dossiers, state)
    VALUES (${row.id}::uuid, ${row.node}, ${row.at}, ${row.dossiers}, 'running') ON CONFLICT DO NOTHING`.execute(tx);
}

/** How it ended, as the authority says it. A node ends only its own, once. @returns how many dossiers were compared */
export async function endComparison(
  tx: Tx,
  end: {
    readonly id: string;
    readonly node: string;
    readonly at: Date;
    readonly bytes: number;
    readonly found: unknown;
    readonly differences: readonly (readonly [
      code: string,
      kind: string,
      agency: string,
      cause: string,
      there: string | null,
    ])[];
  },
): Promise<number | undefined> {
  const { differences } = end;
  const { rows } = await sql<{ dossiers: number }>`
    UPDATE national_dossier.comparison SET state = ${differences.length === 0 ? "equal" : "differs"}, ended_at = ${end.at},
      bytes = ${end.bytes}, found = ${JSON.stringify(end.found)}::jsonb
    WHERE id = ${end.id}::uuid AND node = ${end.node} AND state = 'running' RETURNING dossiers`.execute(tx);
  const [ended] = rows;
  if (!ended || differences.length === 0) return ended?.dossiers;
  await sql`
    INSERT INTO national_dossier.difference (comparison_id, code, kind, agency_code, cause, there)
    SELECT ${end.id}::uuid, d.code, d.kind, d.agency, d.cause, d.there
    FROM unnest(${differences.map(([code]) => code)}::text[], ${differences.map(([, kind]) => kind)}::text[],
      ${differences.map(([, , agency]) => agency)}::text[], ${differences.map(([, , , cause]) => cause)}::text[],
      ${differences.map(([, , , , there]) => there)}::bigint[]) AS d(code, kind, agency, cause, there)
    ON CONFLICT DO NOTHING`.execute(tx);
  return ended.dossiers;
}

/** Differences whose record is another one by now, or is gone, are put right; comparisons without an open one are repaired. */
export async function closeRepaired(tx: Tx, now: Date): Promise<void> {
  await sql`
    UPDATE national_dossier.difference f SET repaired_at = ${now}
    WHERE f.repaired_at IS NULL AND f.there IS DISTINCT FROM (SELECT d.digest FROM national_dossier.dossier d WHERE d.code = f.code)`.execute(
    tx,
  );
  await sql`
    UPDATE national_dossier.comparison c SET state = 'repaired'
    WHERE c.state = 'differs' AND NOT EXISTS (
      SELECT FROM national_dossier.difference f WHERE f.comparison_id = c.id AND f.repaired_at IS NULL)`.execute(tx);
}

/** Takes a record away and keeps it whole, with who did it and why. @returns the record; undefined when the node has none */
export async function withdrawRecord(
  tx: Tx,
  act: {
    readonly id: string;
    readonly node: string;
    readonly code: string;
    readonly reason: string;
    readonly by: string;
    readonly byAgency: string;
    readonly at: Date;
  },
): Promise<CountedReport | undefined> {
  const { rows } = await sql<CountedReport>`
    WITH gone AS (DELETE FROM national_dossier.dossier WHERE code = ${act.code} AND node = ${act.node} RETURNING *),
    kept AS (INSERT INTO national_dossier.withdrawn (id, code, node, agency_code, kept, reason, by_name, by_agency, at)
    SELECT ${act.id}::uuid, code, node, agency_code, to_jsonb(gone), ${act.reason}, ${act.by}, ${act.byAgency}, ${act.at} FROM gone)
    SELECT agency_code AS "agencyCode", sector_code AS "sectorCode", channel, state, received_at AS "receivedAt", due_at AS "dueAt",
      ended_at AS "endedAt", supplements FROM gone`.execute(tx);
  return rows[0];
}
