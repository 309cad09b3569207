import { sql } from "kysely";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Text } from "../../../platform/text/index.ts";

/** A record that only the portal has, found and not settled. */
export async function findOpenExtra(
  tx: Tx,
  code: string,
): Promise<{ readonly comparisonId: string; readonly agency: string } | undefined> {
  const { rows } = await sql<{ comparisonId: string; agency: string }>`
    SELECT comparison_id AS "comparisonId", agency_code AS agency FROM dossier.difference f
    WHERE code = ${code} AND kind = 'extra' AND repaired_at IS NULL AND NOT EXISTS (SELECT FROM dossier.dossier d WHERE d.code = f.code)
    ORDER BY comparison_id DESC LIMIT 1`.execute(tx);
  return rows[0];
}

/** Notes that a record is taken back. @returns false when that is under way already */
export async function insertWithdrawal(
  tx: Tx,
  row: {
    readonly id: string;
    readonly code: string;
    readonly comparisonId: string;
    readonly agency: string;
    readonly reason: string;
    readonly by: Principal;
    readonly at: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO dossier.withdrawal (id, code, comparison_id, agency_code, reason, by_account, by_name, by_agency, at, state)
    VALUES (${row.id}::uuid, ${row.code}, ${row.comparisonId}::uuid, ${row.agency}, ${row.reason}, ${row.by.accountId}::uuid, ${row.by.name},
      ${row.by.agencyCode}, ${row.at}, 'sent')
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx);
  return rows.length === 1;
}

/** The portal has answered. @returns the code of the record; undefined when this withdrawal is not known */
export async function settleWithdrawal(
  tx: Tx,
  { id, at, refused }: { readonly id: string; readonly at: Date; readonly refused: Text | null },
): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    UPDATE dossier.withdrawal SET state = ${refused ? "refused" : "done"}, answered_at = ${at},
      refused_message = ${refused ? JSON.stringify(refused) : null}::jsonb
    WHERE id = ${id}::uuid RETURNING code`.execute(tx);
  return rows[0]?.code;
}

/** A record that only the portal had is gone there. */
export async function closeExtra(tx: Tx, code: string, at: Date): Promise<void> {
  await sql`
    UPDATE dossier.difference SET repaired_at = ${at} WHERE code = ${code} AND kind = 'extra' AND repaired_at IS NULL`.execute(
    tx,
  );
}

/** Gives a dossier that is newer on the portal a revision above the one there; undefined when there is no such open difference. */
export async function raiseRevision(
  tx: Tx,
  code: string,
): Promise<{ readonly id: string; readonly revision: number } | undefined> {
  const { rows } = await sql<{ id: string; revision: number }>`
    UPDATE dossier.dossier d SET revision = greatest(d.revision, f.there) + 1
    FROM (SELECT max((theirs ->> 'revision')::int) AS there FROM dossier.difference
      WHERE code = ${code} AND cause = 'ahead' AND repaired_at IS NULL) f
    WHERE d.code = ${code} AND f.there IS NOT NULL RETURNING d.id, d.revision`.execute(tx);
  return rows[0];
}
