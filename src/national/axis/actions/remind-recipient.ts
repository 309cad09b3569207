import { z } from "zod";
import type { Principal } from "../../../platform/auth/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { type AnsweredMessage, enqueue } from "../../../platform/outbox/index.ts";
import type { Axis } from "../axis.ts";
import { axisErrors } from "../errors.ts";
import { appendHops } from "../store/hops.ts";
import { renewMailboxItem } from "../store/mailbox.ts";
import { markReminded, type OperatedDelivery } from "../store/operate.ts";
import { operate } from "./operate.ts";

/** Type of the message by which the axis reminds a recipient's node of a document. */
export const reminderMessageType = "reminder.v1";

/**
 * Reminds a recipient of a document that arrived and is not in its register, or of a recall that it has not answered: its node gets
 * `reminder.v1` and shows it to the clerk; for foreign software the document is listed as new again.
 * Errors: `axis.forbidden`, `axis.delivery-missing`, `axis.delivery-not-remindable`.
 */
export async function remindRecipient(axis: Axis, principal: Principal, deliveryId: string): Promise<void> {
  await operate(axis, principal, deliveryId, async (tx, delivery, at) => {
    const { state, recall, route, nodeCode, resolvedCode } = delivery;
    if ((state !== "arrived" && recall !== "asked") || resolvedCode === null) throw axisErrors.notRemindable();
    if (route === "mailbox" && !(await renewMailboxItem(tx, delivery.id))) throw axisErrors.notRemindable();
    if (route === "node" && nodeCode !== null) await enqueue(tx, [reminder(delivery, nodeCode, resolvedCode, at)]);
    await markReminded(tx, delivery.id, at);
    return {
      kind: "reminded",
      place: nodeCode ?? resolvedCode,
      detail: { about: recall === "asked" ? "recall" : "registration" },
    };
  });
}

function reminder(delivery: OperatedDelivery, destination: string, to: string, at: Date) {
  const { documentId, fromCode, messageId, recall } = delivery;
  const about = recall === "asked" ? "recall" : "registration";
  const data = { documentId, from: fromCode, to, about, at: at.toISOString() };
  return {
    id: newId(),
    destination,
    type: reminderMessageType,
    key: documentId,
    data,
    meta: { axisMessageId: messageId, to },
  };
}

const meta = z.object({ axisMessageId: z.uuid(), to: z.string() });

/** Records nodes' answers to reminders: one that is refused is shown, since the operator must then call. */
export async function noteReminderAnswers(tx: Tx, axis: Axis, answered: readonly AnsweredMessage[]): Promise<void> {
  const refused = answered.flatMap((message) => {
    if (message.answer.outcome === "accepted") return [];
    const { axisMessageId: messageId, to } = meta.parse(message.meta);
    const detail = { recipient: to, code: message.answer.code };
    return [{ messageId, kind: "reminder-refused" as const, place: message.destination, detail }];
  });
  await appendHops(tx, refused, axis.node.clock.now());
}
