import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { releaseMessages } from "../../../platform/outbox/index.ts";
import { exchangeErrors } from "../errors.ts";
import { findOutgoing, markWaiting } from "../store/outgoing.ts";

/** A person lets a document go again that the axis did not get. Nothing is sent twice. Throws `exchange.document-missing`. */
export async function resendDocument(tx: Tx, node: Node, exchangeId: string): Promise<void> {
  const document = await findOutgoing(tx, exchangeId);
  if (!document) throw exchangeErrors.documentMissing();
  await releaseMessages(tx, [exchangeId]);
  await markWaiting(tx, exchangeId);
  await node.live.publish(tx, [`outgoing:${document.fromCode}`, `document:${document.officeId}`]);
}
