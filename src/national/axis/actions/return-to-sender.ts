import type { Principal } from "../../../platform/auth/index.ts";
import type { Axis } from "../axis.ts";
import { axisErrors } from "../errors.ts";
import { notifySenders } from "../notify-senders.ts";
import { reasons } from "../reasons.ts";
import { removeFromMailbox } from "../store/mailbox.ts";
import { countSharing, dropFromOutbox, markReturned } from "../store/operate.ts";
import { operate } from "./operate.ts";

/**
 * Gives a document that cannot reach a recipient back to its sender, with the reason that the sender reads. Nothing more is tried.
 * Errors: `axis.forbidden`, `axis.delivery-missing`, `axis.delivery-settled`, `axis.reason-invalid`.
 */
export async function returnToSender(
  axis: Axis,
  principal: Principal,
  deliveryId: string,
  text: string,
): Promise<void> {
  const given = text.trim();
  await operate(axis, principal, deliveryId, async (tx, delivery, at) => {
    if (given === "") throw axisErrors.reasonNeeded();
    const { state, outboxId, resolvedCode, messageId, recipientCode, recipientName } = delivery;
    if (state !== "queued" && state !== "dead" && state !== "undeliverable") throw axisErrors.settled();
    const waits = outboxId !== null && resolvedCode !== null && state !== "undeliverable";
    if (waits && (await countSharing(tx, delivery)) === 0 && !(await dropFromOutbox(tx, outboxId, resolvedCode)))
      throw axisErrors.settled();
    if (delivery.route === "mailbox") await removeFromMailbox(tx, delivery.id);
    const reason = reasons.returned(given);
    await markReturned(tx, delivery.id, reason, at);
    const notice = { messageId, recipientCode, recipientName, receipt: null, state: "undeliverable" as const, reason };
    await notifySenders(tx, axis, [notice], at);
    return { kind: "returned", place: delivery.fromCode, detail: { reason: given } };
  });
}
