import type { Principal } from "../../../platform/auth/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { vietnamInstant } from "../../../protocol/edxml/index.ts";
import { type Agency, canonicalCode, resolveRecipient, suggestAgencies } from "../../directory/index.ts";
import type { Axis } from "../axis.ts";
import { axisErrors } from "../errors.ts";
import { documentMessageType } from "../prepared.ts";
import { reasons } from "../reasons.ts";
import { putIntoMailboxes } from "../store/mailbox.ts";
import { dropFromOutbox, markCorrected, type OperatedDelivery } from "../store/operate.ts";
import { operate } from "./operate.ts";

/**
 * Sends a document that was addressed to a wrong code, or cannot reach its node, to the agency that was meant. The sender sees it under the
 * code it wrote. Errors: `axis.forbidden`, `axis.delivery-missing`, `axis.delivery-settled`, `axis.code-invalid`, `directory.code-invalid`.
 */
export async function correctRecipient(
  axis: Axis,
  principal: Principal,
  deliveryId: string,
  code: string,
): Promise<void> {
  const meant = canonicalCode(code);
  await operate(axis, principal, deliveryId, async (tx, delivery, at) => {
    const { state, outboxId, resolvedCode } = delivery;
    if (state !== "undeliverable" && state !== "dead") throw axisErrors.settled();
    const view = await axis.directory(tx);
    const { agency, route, nodeCode } = resolveRecipient(view, meant, at);
    if (!agency) throw axisErrors.codeUnusable(reasons.recipientUnknown(meant, suggestAgencies(view, meant)));
    if (route === "none") throw axisErrors.codeUnusable(reasons.recipientNotConnected(agency.code));
    if (state === "dead" && outboxId && resolvedCode && !(await dropFromOutbox(tx, outboxId, resolvedCode)))
      throw axisErrors.settled();
    await redirect(tx, axis, delivery, { agency, route, nodeCode }, at);
    return { kind: "corrected", place: nodeCode ?? agency.code, detail: { code: agency.code, before: resolvedCode } };
  });
}

type Way = { readonly agency: Agency; readonly route: "node" | "mailbox"; readonly nodeCode: string | null };

async function redirect(
  tx: Tx,
  axis: Axis,
  delivery: OperatedDelivery,
  { agency, route, nodeCode }: Way,
  at: Date,
): Promise<void> {
  const { messageId, payloadId, documentId, priority } = delivery;
  if (payloadId === null) throw axisErrors.notRetriable();
  const outboxId = nodeCode === null ? null : newId();
  const { code, level, province } = agency;
  await markCorrected(tx, delivery.id, { resolvedCode: code, level, province, route, nodeCode, outboxId }, at);
  if (nodeCode !== null && outboxId !== null) {
    const axisTrace = [{ organId: axis.node.config.code, timestamp: vietnamInstant(at) }];
    const meta = { recipients: [code], axisTrace, axisMessageId: messageId };
    const message = {
      id: outboxId,
      destination: nodeCode,
      type: documentMessageType,
      key: documentId,
      payloadId,
      priority,
      meta,
    };
    await enqueue(tx, [message]);
  } else {
    const item = {
      id: newId(),
      agencyCode: code,
      kind: "edoc" as const,
      messageId,
      deliveryId: delivery.id,
      payloadId,
    };
    await putIntoMailboxes(tx, [item], at);
  }
  // Received documents count on the day the axis took them.
  const day = isoDay(delivery.acceptedAt);
  const before = delivery.resolvedCode;
  await recordMetric(tx, [
    { metric: "axis.received", agencyCode: code, day, delta: 1 },
    ...(before === null ? [] : [{ metric: "axis.received", agencyCode: before, day, delta: -1 }]),
  ]);
}
