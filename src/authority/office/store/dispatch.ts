import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** One time that an issued document was given to the exchange. */
export type Dispatch = {
  readonly exchangeId: string;
  readonly outgoingId: string;
  /** How its message names the document. */
  readonly documentId: string;
  readonly at: Date;
  readonly actorName: string;
  readonly recipients: readonly string[];
};

/** Notes a dispatch. */
export async function insertDispatch(tx: Tx, dispatch: Dispatch): Promise<void> {
  await tx
    .insertInto("office.dispatch")
    .values({
      exchange_id: dispatch.exchangeId,
      outgoing_id: dispatch.outgoingId,
      document_id: dispatch.documentId,
      at: dispatch.at,
      actor_name: dispatch.actorName,
      recipients: [...dispatch.recipients],
    })
    .execute();
}

/** Every dispatch of a document, the first one first. */
export async function listDispatches(db: Db | Tx, outgoingId: string): Promise<readonly Dispatch[]> {
  return (await dispatchesOf(db, [outgoingId])).get(outgoingId) ?? [];
}

/** Dispatches of several documents, by document. */
export async function dispatchesOf(
  db: Db | Tx,
  outgoingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Dispatch[]>> {
  if (outgoingIds.length === 0) return new Map();
  const { rows } = await sql<Dispatch>`
    SELECT exchange_id AS "exchangeId", outgoing_id AS "outgoingId", document_id AS "documentId", at, actor_name AS "actorName", recipients
    FROM office.dispatch WHERE outgoing_id = ANY(${[...outgoingIds]}::uuid[]) ORDER BY at, exchange_id`.execute(db);
  return Map.groupBy(rows, (row) => row.outgoingId);
}
