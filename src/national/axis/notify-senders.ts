import { newId, storePayloads, type Tx } from "../../platform/db/index.ts";
import { enqueue, type Json, type OutgoingMessage } from "../../platform/outbox/index.ts";
import { encodeStatus, readOrganCode, vietnamInstant } from "../../protocol/edxml/index.ts";
import type { Axis, Reason } from "./axis.ts";
import type { ChangedDelivery } from "./store/deliveries.ts";
import { putIntoMailboxes } from "./store/mailbox.ts";
import { type MessageSender, readSenders } from "./store/messages.ts";

/** Type of the message that tells a sender's node what became of its documents. */
export const receiptsMessageType = "receipts.v1";

/** News for one node keep their order, whatever document they are about. */
const receiptsKey = "receipts";

/** What a sender is told of one recipient. */
export type Notice = {
  readonly messageId: string;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly state: "arrived" | "refused" | "undeliverable" | "waiting";
  readonly receipt: string | null;
  readonly reason: Reason | null;
};

/** The notice of a delivery that changed. */
export function noticeOf(delivery: ChangedDelivery, state: Notice["state"]): Notice {
  return { ...delivery, state };
}

/**
 * Tells senders what became of their documents: a node gets one `receipts.v1` about all that changed at once, with the receipts that
 * the receiving nodes signed; foreign software gets status 01 in its mailbox, and reads the rest in its list of sent documents.
 */
export async function notifySenders(tx: Tx, axis: Axis, notices: readonly Notice[], at: Date): Promise<void> {
  if (notices.length === 0) return;
  const senders = await readSenders(
    tx,
    notices.map((notice) => notice.messageId),
  );
  const byMessage = [...Map.groupBy(notices, (notice) => notice.messageId)].flatMap(([id, some]) => {
    const sender = senders.get(id);
    return sender ? [{ sender, notices: some }] : [];
  });
  const toNodes = byMessage.filter(({ sender }) => sender.sourceKind === "node");
  const perNode = [...Map.groupBy(toNodes, ({ sender }) => sender.source)];
  await enqueue(
    tx,
    perNode.map(([destination, some]) => receiptsMessage(destination, some, at)),
  );
  const toClients = byMessage.filter(({ sender }) => sender.sourceKind === "client");
  await putArrivals(tx, axis, toClients, at);
}

type News = { readonly sender: MessageSender; readonly notices: readonly Notice[] };

function receiptsMessage(destination: string, news: readonly News[], at: Date): OutgoingMessage {
  const documents = news.map((one) => documentNews(one, at));
  return { id: newId(), destination, type: receiptsMessageType, key: receiptsKey, data: { documents } };
}

function documentNews({ sender, notices }: News, at: Date): Json {
  const recipients = notices.map(
    (notice): Json => ({
      code: notice.recipientCode,
      state: notice.state,
      at: at.toISOString(),
      ...(notice.receipt ? { receipt: notice.receipt } : {}),
      ...(notice.reason ? { reason: { ...notice.reason } } : {}),
    }),
  );
  const { documentId, fromCode, sourceMessageId } = sender;
  return { documentId, from: fromCode, messageId: sourceMessageId, recipients };
}

async function putArrivals(tx: Tx, axis: Axis, groups: readonly News[], at: Date): Promise<void> {
  const items = groups.flatMap(({ sender, notices }) =>
    notices
      .filter(({ state, recipientCode }) => state === "arrived" && readOrganCode(recipientCode) !== undefined)
      .map((notice) => ({ id: newId(), sender, xml: arrivalStatus(sender, notice, at, axis.node.config.name.vi) })),
  );
  const mediaType = "application/xml";
  await storePayloads(
    tx,
    items.map(({ id, xml }) => ({ id, mediaType, body: Buffer.from(xml) })),
  );
  const rows = items.map(({ id, sender }) => ({
    id,
    agencyCode: sender.fromCode,
    kind: "status" as const,
    messageId: sender.messageId,
    deliveryId: null,
    payloadId: id,
  }));
  await putIntoMailboxes(tx, rows, at);
}

function arrivalStatus(sender: MessageSender, notice: Notice, at: Date, axisName: string): string {
  return encodeStatus({
    kind: "status",
    from: { organId: notice.recipientCode, organName: notice.recipientName },
    responseFor: {
      organId: sender.fromCode,
      code: sender.numberText,
      documentId: sender.documentId,
      promulgationDate: sender.promulgationDate ?? vietnamInstant(at).slice(0, 10),
    },
    staff: { department: axisName, staff: axisName },
    statusCode: "01",
    description: "Văn bản đã đến hệ thống của nơi nhận",
    timestamp: vietnamInstant(at),
  });
}
