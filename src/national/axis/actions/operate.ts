import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import type { Axis } from "../axis.ts";
import { axisErrors } from "../errors.ts";
import { assertOperator } from "../policy.ts";
import { appendHops, type HopKind } from "../store/hops.ts";
import { holdDelivery, type OperatedDelivery } from "../store/operate.ts";

/** What an act of an operator did. */
export type Deed = {
  readonly kind: HopKind;
  readonly place: string;
  readonly detail: { readonly [key: string]: Json };
};

/**
 * One act of an operator on a delivery: the policy, the row held, what it does, its hop, its line in the audit and the news to screens,
 * all in one transaction. Errors: `axis.forbidden`, `axis.delivery-missing`, and those of the act.
 */
export async function operate(
  axis: Axis,
  principal: Principal,
  deliveryId: string,
  act: (tx: Tx, delivery: OperatedDelivery, at: Date) => Promise<Deed>,
): Promise<void> {
  const { node } = axis;
  const at = node.clock.now();
  assertOperator(principal, at);
  await node.db.transaction().execute(async (tx) => {
    const delivery = await holdDelivery(tx, deliveryId);
    if (!delivery) throw axisErrors.deliveryMissing();
    const { kind, place, detail } = await act(tx, delivery, at);
    const facts = { ...detail, recipient: delivery.recipientCode };
    await appendHops(
      tx,
      [{ messageId: delivery.messageId, kind, place, detail: { ...facts, by: principal.name } }],
      at,
    );
    const actor = { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode };
    const subject = { kind: "axis.delivery", id: deliveryId };
    await appendAudit(tx, { actor, action: `axis.delivery.${kind}`, subject, detail: facts, at });
    await node.live.publish(tx, ["axis"]);
  });
}
