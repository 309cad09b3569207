import { newId, type Tx } from "../../platform/db/index.ts";
import { enqueue, type OutgoingMessage } from "../../platform/outbox/index.ts";
import type { EdxmlStatus } from "../../protocol/edxml/index.ts";
import { type NewMailboxItem, putIntoMailboxes } from "./store/mailbox.ts";
import { readSenders } from "./store/messages.ts";
import type { HeldDelivery } from "./store/statuses.ts";

/** Type of the message that carries a status between nodes. */
export const statusMessageType = "status.v1";

/** A status that was taken; its id is that of its payload. */
export type PassedStatus = {
  readonly id: string;
  readonly messageId: string;
  readonly status: EdxmlStatus;
  /** Deliveries it moved or spoke of. */
  readonly deliveries: readonly HeldDelivery[];
  /** It is the sender's own recall. */
  readonly fromSender: boolean;
};

/** Passes statuses on: a recipient's to the sender of the document, a sender's recall to the recipients. */
export async function forwardStatuses(tx: Tx, taken: readonly PassedStatus[], at: Date): Promise<void> {
  const senders = await readSenders(
    tx,
    taken.map(({ messageId }) => messageId),
  );
  const messages: OutgoingMessage[] = [];
  const items: NewMailboxItem[] = [];
  for (const each of taken) {
    const { messageId, id: payloadId, status } = each;
    const toNode = (destination: string, to: readonly string[]): void => {
      const key = status.responseFor.documentId;
      messages.push({ id: newId(), destination, type: statusMessageType, key, payloadId, meta: { to } });
    };
    const toMailbox = (agencyCode: string): void => {
      items.push({ id: newId(), agencyCode, kind: "status", messageId, deliveryId: null, payloadId });
    };
    const sender = senders.get(messageId);
    if (each.fromSender) passToRecipients(each.deliveries, toNode, toMailbox);
    else if (sender?.sourceKind === "node") toNode(sender.source, [sender.fromCode]);
    else if (sender) toMailbox(sender.fromCode);
  }
  await enqueue(tx, messages);
  await putIntoMailboxes(tx, items, at);
}

function passToRecipients(
  deliveries: readonly HeldDelivery[],
  toNode: (destination: string, to: readonly string[]) => void,
  toMailbox: (agencyCode: string) => void,
): void {
  for (const [nodeCode, some] of Map.groupBy(deliveries, (one) => one.nodeCode)) {
    const codes = [...new Set(some.flatMap((one) => (one.resolvedCode ? [one.resolvedCode] : [])))];
    if (nodeCode !== null) toNode(nodeCode, codes);
    else
      for (const code of codes)
        if (some.some((one) => one.route === "mailbox" && one.resolvedCode === code)) toMailbox(code);
  }
}
