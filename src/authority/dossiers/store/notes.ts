import { sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";

/** A note of an officer to colleagues. */
export type Note = {
  readonly id: string;
  readonly at: Date;
  readonly authorName: string;
  readonly agencyCode: string;
  readonly text: string;
};

/** Writes a note. */
export async function insertNote(
  tx: Tx,
  note: {
    readonly dossierId: string;
    readonly at: Date;
    readonly by: { readonly accountId: string; readonly name: string; readonly agencyCode: string };
    readonly text: string;
  },
): Promise<void> {
  await sql`
    INSERT INTO dossier.note (id, dossier_id, at, author, author_name, agency_code, text)
    VALUES (${newId()}, ${note.dossierId}, ${note.at}, ${note.by.accountId}, ${note.by.name}, ${note.by.agencyCode}, ${note.text})`.execute(
    tx,
  );
}

/** Notes of a dossier, the newest first. */
export async function readNotes(db: Db | Tx, dossierId: string): Promise<readonly Note[]> {
  const { rows } = await sql<Note>`
    SELECT id, at, author_name AS "authorName", agency_code AS "agencyCode", text
    FROM dossier.note WHERE dossier_id = ${dossierId} ORDER BY at DESC, id DESC`.execute(db);
  return rows;
}
