import { z } from "zod";
import { nationalCode } from "../../../engines/codes/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { refuseAs } from "../errors.ts";
import type { ExchangeListener, Reminder } from "../listener.ts";
import { findArrivals } from "../store/incoming.ts";

const reminder = z.object({
  documentId: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
  about: z.enum(["registration", "recall"]),
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
});

/**
 * The operator of the axis reminds an agency of this node of a document. One of a document that is not here is refused, so that the
 * operator sees that calling is of no use.
 */
export async function receiveReminders(
  tx: Tx,
  node: Node,
  listeners: readonly ExchangeListener[],
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const reminders: Reminder[] = [];
  const answers: Answer[] = [];
  for (const message of messages) {
    const found = await read(tx, message);
    if ("outcome" in found) answers.push(found);
    else {
      reminders.push(...found.reminders);
      answers.push({ outcome: "accepted" });
    }
  }
  if (reminders.length === 0) return answers;
  for (const listener of listeners) await listener.reminded(tx, reminders);
  const topics = reminders.flatMap((one) => [`incoming:${one.recipientCode}`, `document:${one.incomingId}`]);
  await node.live.publish(tx, [...new Set(topics)]);
  return answers;
}

async function read(
  tx: Tx,
  message: IncomingMessage,
): Promise<{ readonly reminders: readonly Reminder[] } | ReturnType<typeof refuseAs>> {
  if (message.source !== nationalCode) return refuseAs("exchange.wrong-source");
  const said = parse(message);
  if (!said) return refuseAs("exchange.malformed");
  const { documentId, from: fromCode, to, about, at } = said;
  const arrivals = await findArrivals(tx, { fromCode, documentId, recipients: [to] });
  if (arrivals.length === 0) return refuseAs("exchange.document-not-here");
  return { reminders: arrivals.map(({ id: incomingId, recipientCode }) => ({ incomingId, recipientCode, about, at })) };
}

function parse(message: IncomingMessage): z.output<typeof reminder> | undefined {
  try {
    return reminder.parse(JSON.parse(Buffer.from(message.body).toString("utf8")));
  } catch {
    return undefined;
  }
}
