import { z } from "zod";
import { nationalCode } from "../../../engines/codes/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { refuseAs } from "../errors.ts";
import type { ExchangeListener, StatusChange } from "../listener.ts";
import { noteStations, type StationChange, type StationNews } from "../store/outgoing-recipients.ts";
import { topicsOf } from "./settle-documents.ts";

const documentNews = z.object({
  documentId: z.string(),
  from: z.string(),
  messageId: z.uuid(),
  recipients: z.array(
    z.object({
      code: z.string(),
      state: z.enum(["arrived", "refused", "undeliverable", "waiting"]),
      at: z.iso.datetime({ offset: true }),
      receipt: z.string().optional(),
      reason: z.object({ code: z.string(), vi: z.string(), en: z.string() }).nullish(),
    }),
  ),
});
const receipts = z.object({ documents: z.array(documentNews) });

/**
 * The axis tells where documents of this node have arrived, with the receiving nodes' signed receipts. "arrived" is status 01;
 * a node's refusal and an undeliverable one are the same to the sender: the recipient does not have it, and why.
 */
export async function receiveReceipts(
  tx: Tx,
  node: Node,
  listeners: readonly ExchangeListener[],
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const read = messages.map((message) => (message.source === nationalCode ? parse(message) : undefined));
  const news = read.flatMap((one) => one?.documents.flatMap(newsOf) ?? []);
  const changes = await noteStations(tx, news);
  const moved = changes.filter((change) => change.moved);
  const told = moved.map((change) => statusChangeOf(change, news));
  if (told.length > 0) for (const listener of listeners) await listener.statusChanged(tx, told);
  await node.live.publish(tx, topicsOf(changes));
  return messages.map((message, index): Answer => {
    if (message.source !== nationalCode) return refuseAs("exchange.wrong-source");
    return read[index] ? { outcome: "accepted" } : refuseAs("exchange.malformed");
  });
}

function parse(message: IncomingMessage): z.output<typeof receipts> | undefined {
  try {
    return receipts.parse(JSON.parse(Buffer.from(message.body).toString("utf8")));
  } catch {
    return undefined;
  }
}

function newsOf({ messageId, recipients }: z.output<typeof documentNews>): readonly StationNews[] {
  return recipients.flatMap((one): StationNews[] => {
    if (one.state === "waiting") return [];
    const state = one.state === "arrived" ? "arrived" : "undeliverable";
    return [
      {
        outgoingId: messageId,
        recipientCode: one.code,
        state,
        at: wholeSecond(one.at),
        reason: one.reason ?? null,
        receipt: one.receipt ?? null,
      },
    ];
  });
}

// Statuses carry seconds only: an arrival must not stand after the registration that followed it.
function wholeSecond(instant: string): Date {
  const at = new Date(instant);
  at.setUTCMilliseconds(0);
  return at;
}

function statusChangeOf(change: StationChange, news: readonly StationNews[]): StatusChange {
  const { outgoingId: exchangeId, officeId, fromCode, recipientCode, state } = change;
  const told = news.findLast((one) => one.outgoingId === exchangeId && one.recipientCode === recipientCode);
  return {
    side: "outgoing",
    exchangeId,
    officeId,
    fromCode,
    recipientCode,
    code: state === "arrived" ? "01" : "00",
    state,
    at: told?.at ?? new Date(0),
    description: told?.reason?.vi ?? "",
    staff: null,
  };
}
