import type { Principal } from "../../../platform/auth/index.ts";
import { releaseMessages } from "../../../platform/outbox/index.ts";
import type { Axis } from "../axis.ts";
import { axisErrors } from "../errors.ts";
import { markReleased } from "../store/operate.ts";
import { operate } from "./operate.ts";

/**
 * Sends a document to its recipient's node again at once, also one that was given up; the node's other waiting documents are tried
 * too. Errors: `axis.forbidden`, `axis.delivery-missing`, `axis.delivery-settled`, `axis.delivery-not-retriable`.
 */
export async function retryDelivery(axis: Axis, principal: Principal, deliveryId: string): Promise<void> {
  await operate(axis, principal, deliveryId, async (tx, delivery, at) => {
    const { state, outboxId, nodeCode, messageId } = delivery;
    if (state === "undeliverable" || outboxId === null || nodeCode === null) throw axisErrors.notRetriable();
    if (state !== "queued" && state !== "dead") throw axisErrors.settled();
    if ((await releaseMessages(tx, [outboxId])) === 0) throw axisErrors.settled();
    await markReleased(tx, outboxId, messageId, at);
    return { kind: "released", place: nodeCode, detail: { before: state } };
  });
}
