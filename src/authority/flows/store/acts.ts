import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** Something that happened in an instance. */
export type HistoryRow = {
  readonly revision: number;
  readonly at: Date;
  readonly kind: string;
  readonly token: number;
  readonly node: string;
  readonly actor: string | null;
  readonly reason: string | null;
};

/** Writes an act that changes no state, after what happened last. */
export async function insertAct(
  tx: Tx,
  act: Omit<HistoryRow, "revision"> & { readonly instanceId: string },
): Promise<void> {
  await sql`
    INSERT INTO flow.history (instance_id, revision, place, at, kind, token, node, actor, reason)
    SELECT i.id, i.revision, coalesce((SELECT max(place) + 1 FROM flow.history h WHERE h.instance_id = i.id AND h.revision = i.revision), 0),
      ${act.at}, ${act.kind}, ${act.token}, ${act.node}, ${act.actor}, ${act.reason}
    FROM flow.instance i WHERE i.id = ${act.instanceId} FOR UPDATE`.execute(tx);
}

/** What happened in an instance, the first first. */
export async function readHistory(tx: Db | Tx, instanceId: string): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    SELECT revision, at, kind, token, node, actor, reason FROM flow.history WHERE instance_id = ${instanceId}
    ORDER BY revision, place`.execute(tx);
  return rows;
}
