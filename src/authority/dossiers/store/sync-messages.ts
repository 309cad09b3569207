import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** Changes that left together. Lists go in the order of the message. */
export type SyncMessage = {
  readonly id: string;
  readonly lane: number;
  readonly dossierIds: readonly string[];
  readonly revisions: readonly number[];
  /** True: the whole dossier; false: a step. */
  readonly records: readonly boolean[];
};

/** Remembers what is in a message until it is answered. */
export async function insertSyncMessage(tx: Tx, message: SyncMessage, sentAt: Date): Promise<void> {
  const { id, lane, dossierIds, revisions, records } = message;
  await sql`
    INSERT INTO dossier.sync_message (id, lane, dossier_ids, revisions, records, sent_at)
    VALUES (${id}, ${lane}, ${dossierIds}::uuid[], ${revisions}::int[], ${records}::boolean[], ${sentAt})`.execute(tx);
}

/** How many messages of a lane have no answer yet. */
export async function countUnanswered(db: Db | Tx, lane: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM dossier.sync_message WHERE lane = ${lane}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Takes the contents of answered messages; those not known are left out. */
export async function takeSyncMessages(tx: Tx, ids: readonly string[]): Promise<readonly SyncMessage[]> {
  const { rows } = await sql<SyncMessage>`
    DELETE FROM dossier.sync_message WHERE id = ANY (${ids}::uuid[])
    RETURNING id, lane, dossier_ids AS "dossierIds", revisions, records`.execute(tx);
  return rows;
}
