import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Dossier } from "../record.ts";

/** Sets what no other change of a dossier touches: its code, its agency, when and how it was received. False when the code is taken. */
export async function correctIdentity(
  tx: Tx,
  { id, code, agencyCode, receivedAt }: Pick<Dossier, "id" | "code" | "agencyCode" | "receivedAt">,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE dossier.dossier d SET code = ${code}, agency_code = ${agencyCode}, received_at = ${receivedAt}
    WHERE id = ${id} AND NOT EXISTS (SELECT FROM dossier.dossier o WHERE o.code = ${code} AND o.id <> d.id) RETURNING id`.execute(
    tx,
  );
  return rows.length === 1;
}
