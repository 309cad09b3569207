import { readPayload, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Axis } from "../axis.ts";
import { stepChanges } from "../metrics.ts";
import { noticeOf, notifySenders } from "../notify-senders.ts";
import { settleFetched } from "../store/deliveries.ts";
import { appendHops } from "../store/hops.ts";
import { findMailboxItem, type MailboxItem, noteFetched } from "../store/mailbox.ts";
import { readSenders } from "../store/messages.ts";

/**
 * Gives foreign software an item of its agency's mailbox. A document thereby has arrived: the axis signs the receipt itself and tells the
 * sender. Undefined when the item is not there, or is another agency's.
 */
export async function fetchItem(axis: Axis, agencyCode: string, id: string): Promise<Uint8Array | undefined> {
  const { node } = axis;
  return node.db.transaction().execute(async (tx) => {
    const item = await findMailboxItem(tx, agencyCode, id);
    if (!item) return undefined;
    const { body } = await readPayload(tx, item.payloadId);
    const at = node.clock.now();
    await noteFetched(tx, id, at);
    if (item.deliveryId !== null) await settleArrival(tx, axis, item, item.deliveryId, at);
    return body;
  });
}

async function settleArrival(tx: Tx, axis: Axis, item: MailboxItem, deliveryId: string, at: Date): Promise<void> {
  const sender = (await readSenders(tx, [item.messageId])).get(item.messageId);
  if (!sender) return;
  const receipt = await axis.node.keys.signReceipt({
    iss: axis.node.keys.code,
    aud: sender.source,
    sub: sender.sourceMessageId ?? sender.messageId,
    digest: sender.digest.toString("base64url"),
    outcome: "accepted",
    iat: Math.floor(at.getTime() / 1000),
  });
  const arrived = await settleFetched(tx, deliveryId, receipt, at);
  if (!arrived) return;
  await appendHops(tx, [{ messageId: item.messageId, kind: "fetched", place: arrived.resolvedCode ?? "" }], at);
  await recordMetric(tx, stepChanges([arrived], at));
  await notifySenders(tx, axis, [noticeOf(arrived, "arrived")], at);
  await axis.node.live.publish(tx, ["axis"]);
}
