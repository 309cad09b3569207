import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Work } from "../record.ts";
import { workColumns } from "./dossiers.ts";

/** Open work of a dossier. */
export async function readOpenWork(db: Db | Tx, dossierId: string): Promise<readonly Work[]> {
  const { rows } = await sql<Work>`
    SELECT ${workColumns} FROM dossier.work w WHERE w.dossier_id = ${dossierId} AND w.closed_at IS NULL ORDER BY w.token`.execute(
    db,
  );
  return rows;
}

/** A hold to take on a step. */
export type NewHold = {
  readonly dossierId: string;
  readonly token: number;
  readonly holder: string;
  readonly name: string;
  readonly now: Date;
  readonly until: Date;
  readonly takeOver: boolean;
};

/** Takes a step, raising its fence when it changes hands. Answers the fence; undefined when somebody else holds it. */
export async function takeHold(db: Db | Tx, hold: NewHold): Promise<number | undefined> {
  const { dossierId, token, holder, name, now, until, takeOver } = hold;
  const { rows } = await sql<{ fence: number }>`
    UPDATE dossier.work SET fence = CASE WHEN holder = ${holder}::uuid AND held_until > ${now} THEN fence ELSE fence + 1 END,
      holder = ${holder}::uuid, holder_name = ${name}, held_until = ${until}
    WHERE dossier_id = ${dossierId} AND token = ${token} AND closed_at IS NULL
      AND (${takeOver} OR holder IS NULL OR holder = ${holder}::uuid OR held_until IS NULL OR held_until <= ${now})
    RETURNING fence`.execute(db);
  return rows[0]?.fence;
}

/** Makes a hold last longer, if it is still the same one. */
export async function renewHold(
  db: Db | Tx,
  hold: {
    readonly dossierId: string;
    readonly token: number;
    readonly fence: number;
    readonly holder: string;
    readonly until: Date;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE dossier.work SET held_until = ${hold.until}
    WHERE dossier_id = ${hold.dossierId} AND token = ${hold.token} AND fence = ${hold.fence} AND holder = ${hold.holder}::uuid
      AND closed_at IS NULL`.execute(db);
  return numAffectedRows === 1n;
}

/** Gives open work to a person by name, or back to everyone of its post. */
export async function assignWork(
  tx: Tx,
  given: {
    readonly dossierId: string;
    readonly token: number;
    readonly assignee: string | null;
    readonly name: string;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE dossier.work SET assignee = ${given.assignee}::uuid, assignee_name = ${given.name}, fence = fence + 1, holder = NULL, holder_name = '',
      held_until = NULL
    WHERE dossier_id = ${given.dossierId} AND token = ${given.token} AND closed_at IS NULL`.execute(tx);
  return numAffectedRows === 1n;
}

/** Open work that was to be done at another node is done here after all. */
export async function bringWorkHome(
  tx: Tx,
  { dossierId, token, agencyCode }: { readonly dossierId: string; readonly token: number; readonly agencyCode: string },
): Promise<void> {
  await sql`
    UPDATE dossier.work SET place = 'here', agency_code = ${agencyCode}
    WHERE dossier_id = ${dossierId} AND token = ${token} AND closed_at IS NULL`.execute(tx);
}

/** Open work is due at another time. */
export async function moveWorkDue(
  tx: Tx,
  { dossierId, token, dueAt }: { readonly dossierId: string; readonly token: number; readonly dueAt: Date },
): Promise<void> {
  await sql`
    UPDATE dossier.work SET due_at = ${dueAt} WHERE dossier_id = ${dossierId} AND token = ${token} AND closed_at IS NULL`.execute(
    tx,
  );
}
