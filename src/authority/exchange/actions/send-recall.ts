import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { exchangeErrors } from "../errors.ts";
import { findOutgoing } from "../store/outgoing.ts";
import { askRecall } from "../store/outgoing-recipients.ts";
import { type StatusStaff, statusInstant, writeStatus } from "./write-status.ts";

/** A request to take a sent document back. */
export type RecallToSend = {
  readonly exchangeId: string;
  readonly reason: string;
  readonly staff: StatusStaff;
  /** By default every recipient who holds the document. */
  readonly to?: readonly string[];
};

/**
 * Asks recipients to give a document back (status 13), in the caller's transaction. It is taken back only where the recipient
 * agrees (15). Returns the codes asked. Errors: `exchange.document-missing`, `exchange.nothing-to-recall`, `exchange.not-encodable`.
 */
export async function sendRecall(tx: Tx, node: Node, recall: RecallToSend): Promise<readonly string[]> {
  const document = await findOutgoing(tx, recall.exchangeId);
  if (!document) throw exchangeErrors.documentMissing();
  const at = statusInstant(node);
  const asked = await askRecall(tx, [document.id], recall.to, at);
  if (asked.length === 0) throw exchangeErrors.notDelivered();
  await writeStatus(tx, {
    from: { organId: document.fromCode, organName: document.fromName },
    responseFor: {
      organId: document.fromCode,
      code: document.numberText,
      documentId: document.documentId,
      promulgationDate: document.promulgationDate,
    },
    statusCode: "13",
    description: recall.reason,
    staff: recall.staff,
    about: { outgoingId: document.id },
    to: asked,
    at,
  });
  await node.live.publish(tx, [`outgoing:${document.fromCode}`, `document:${document.officeId}`]);
  return asked;
}
