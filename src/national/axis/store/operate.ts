import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { DeliveryState, RecallState } from "../states.ts";

/** A delivery as an operator acts on it. */
export type OperatedDelivery = {
  readonly id: string;
  readonly messageId: string;
  readonly documentId: string;
  readonly fromCode: string;
  readonly numberText: string;
  readonly priority: number;
  readonly payloadId: string | null;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly resolvedCode: string | null;
  readonly route: "node" | "mailbox" | "none";
  readonly nodeCode: string | null;
  readonly outboxId: string | null;
  readonly acceptedAt: Date;
  readonly state: DeliveryState;
  readonly recall: RecallState | null;
};

/** Finds and holds a delivery until the transaction ends. */
export async function holdDelivery(tx: Tx, id: string): Promise<OperatedDelivery | undefined> {
  const { rows } = await sql<OperatedDelivery>`
    SELECT d.id, d.message_id AS "messageId", m.document_id AS "documentId", m.from_code AS "fromCode", m.number_text AS "numberText",
      m.priority, m.payload_id AS "payloadId", d.recipient_code AS "recipientCode", d.recipient_name AS "recipientName",
      d.resolved_code AS "resolvedCode", d.route, d.node_code AS "nodeCode", d.outbox_id AS "outboxId", d.accepted_at AS "acceptedAt",
      d.state, d.recall_state AS recall
    FROM axis.delivery d JOIN axis.message m ON m.id = d.message_id WHERE d.id = ${id} FOR UPDATE OF d`.execute(tx);
  return rows[0];
}

/** Marks all deliveries of a message to a node as on their way again. */
export async function markReleased(tx: Tx, outboxId: string, messageId: string, at: Date): Promise<void> {
  await sql`UPDATE axis.delivery SET state = 'queued', state_at = ${at}, cause = NULL, reason = NULL, attempts = 0
    WHERE message_id = ${messageId} AND outbox_id = ${outboxId} AND state IN ('queued', 'dead')`.execute(tx);
}

/** Marks a delivery as given back to its sender. */
export async function markReturned(
  tx: Tx,
  id: string,
  reason: { code: string; vi: string; en: string },
  at: Date,
): Promise<void> {
  await sql`UPDATE axis.delivery SET state = 'returned', state_at = ${at}, cause = ${reason.code}, reason = ${JSON.stringify(reason)}::jsonb,
    next_at = NULL WHERE id = ${id}`.execute(tx);
}

/** Where a corrected delivery goes now. */
export type CorrectedWay = {
  readonly resolvedCode: string;
  readonly level: string;
  readonly province: string | null;
  readonly route: "node" | "mailbox";
  readonly nodeCode: string | null;
  readonly outboxId: string | null;
};

/** Sends a delivery another way. */
export async function markCorrected(tx: Tx, id: string, way: CorrectedWay, at: Date): Promise<void> {
  await tx
    .updateTable("axis.delivery")
    .set({
      resolved_code: way.resolvedCode,
      level: way.level,
      province: way.province,
      route: way.route,
      node_code: way.nodeCode,
      outbox_id: way.outboxId,
      state: "queued",
      state_at: at,
      cause: null,
      reason: null,
      attempts: 0,
      next_at: null,
    })
    .where("id", "=", id)
    .execute();
}

/** Notes that the recipient was reminded. */
export async function markReminded(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable("axis.delivery").set({ reminded_at: at }).where("id", "=", id).execute();
}

/**
 * Takes one recipient out of a message that waits for a node, and the whole message when it was the last one. Waits for a try that is under
 * way. False when the message is no longer there: it has been answered.
 */
export async function dropFromOutbox(tx: Tx, outboxId: string, code: string): Promise<boolean> {
  const { rows } = await sql<{ left: number }>`
    UPDATE platform.outbox SET meta = jsonb_set(meta, '{recipients}', (meta->'recipients') - ${code}::text)
    WHERE id = ${outboxId} RETURNING jsonb_array_length(meta->'recipients') AS left`.execute(tx);
  if (!rows[0]) return false;
  if (rows[0].left === 0) await sql`DELETE FROM platform.outbox WHERE id = ${outboxId}`.execute(tx);
  return true;
}

/** How many other open deliveries of a document go to the same agency: they share one message. */
export async function countSharing(db: Db | Tx, delivery: OperatedDelivery): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM axis.delivery
    WHERE message_id = ${delivery.messageId} AND resolved_code = ${delivery.resolvedCode} AND id <> ${delivery.id}
      AND state IN ('queued', 'dead')`.execute(db);
  return rows[0]?.count ?? 0;
}
