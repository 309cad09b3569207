import { newId } from "../../platform/db/index.ts";
import type { Json, OutgoingMessage } from "../../platform/outbox/index.ts";
import { isCalendarDate } from "../../protocol/edxml/index.ts";
import { nameOf, type Source, type Submission } from "./axis.ts";
import type { Examined } from "./examine-document.ts";
import type { Notice } from "./notify-senders.ts";
import type { RoutedRecipient } from "./route-document.ts";
import type { NewDelivery } from "./store/deliveries.ts";
import type { Hop } from "./store/hops.ts";
import type { NewMailboxItem } from "./store/mailbox.ts";
import type { NewMessage } from "./store/messages.ts";

/** Type of the message that carries a document between nodes. */
export const documentMessageType = "document.v1";

/** A document that is fit and whose ways are known, not yet stored. */
export type Prepared = Extract<Examined, { fit: true }> & {
  readonly messageId: string;
  readonly submission: Submission;
  readonly digest: Buffer;
  readonly recipients: readonly RoutedRecipient[];
  readonly acceptedAt: Date;
};

/** Most findings kept with a document. */
const mostFindings = 20;

/** The row of a document. */
export function messageRow(source: Source, prepared: Prepared): NewMessage {
  const { document, submission, findings, signature } = prepared;
  const { code, promulgation, dueDate } = document;
  return {
    id: prepared.messageId,
    sourceKind: source.kind,
    source: nameOf(source),
    sourceMessageId: submission.id,
    fromCode: document.from.organId,
    fromName: document.from.organName,
    documentId: document.documentId,
    businessType: document.business.type,
    concerns: concernsOf(prepared),
    numberText: `${code.number}/${code.notation}`,
    subject: document.subject,
    documentType: document.documentType.typeName,
    promulgationDate: isCalendarDate(promulgation.date) ? promulgation.date : null,
    dueDate: dueDate !== undefined && isCalendarDate(dueDate) ? dueDate : null,
    priority: document.otherInfo.priority,
    steeringType: document.steeringType,
    recipients: prepared.recipients.length,
    files: document.attachments.length,
    bytes: submission.body.byteLength,
    digest: prepared.digest,
    payloadId: prepared.messageId,
    acceptedAt: prepared.acceptedAt,
    signer: signature.signer,
    certificate: prepared.certificate,
    weak: signature.weak,
    findings: findings.slice(0, mostFindings).map((finding): Json => ({ ...finding, message: { ...finding.message } })),
  };
}

/** DocumentIds that a document revokes, updates or replaces; one that names none speaks of an earlier document under its own id. */
export function concernsOf({ document }: Pick<Prepared, "document">): readonly string[] {
  const { type, documentId, replacements } = document.business;
  if (type === 0) return [];
  const named = [documentId ?? "", ...replacements.map((each) => each.documentId)].filter((id) => id !== "");
  return named.length > 0 ? [...new Set(named)] : [document.documentId];
}

/** The rows of its deliveries. */
export function deliveryRow({ messageId, recipients, acceptedAt }: Prepared): readonly NewDelivery[] {
  return recipients.map(({ deliveryId, code, name, resolved, outboxId, reason }) => ({
    id: deliveryId,
    messageId,
    recipientCode: code,
    recipientName: name,
    resolvedCode: resolved.agency?.code ?? null,
    level: resolved.agency?.level ?? null,
    province: resolved.agency?.province ?? null,
    route: resolved.route,
    nodeCode: resolved.nodeCode,
    outboxId,
    state: resolved.route === "none" ? "undeliverable" : "queued",
    acceptedAt,
    reason,
  }));
}

/** What it puts into mailboxes: two addresses of one agency are one item. */
export function mailboxItems({ messageId, recipients }: Prepared): readonly NewMailboxItem[] {
  return recipients.flatMap(({ resolved, deliveryId }) => {
    if (resolved.route !== "mailbox" || !resolved.agency) return [];
    const agencyCode = resolved.agency.code;
    return [{ id: newId(), agencyCode, kind: "edoc" as const, messageId, deliveryId, payloadId: messageId }];
  });
}

/** The messages that carry it on, one to each node concerned, all with the same payload. */
export function forwards(prepared: Prepared, axisTrace: Json): readonly OutgoingMessage[] {
  const { document, messageId, recipients } = prepared;
  const concerned = recipients.filter(({ resolved }) => resolved.nodeCode !== null);
  return [...Map.groupBy(concerned, ({ resolved }) => resolved.nodeCode ?? "")].flatMap(([destination, some]) => {
    const [first] = some;
    if (!first?.outboxId) return [];
    const codes = [...new Set(some.flatMap(({ resolved }) => (resolved.agency ? [resolved.agency.code] : [])))];
    const meta = { recipients: codes, axisTrace, axisMessageId: messageId };
    const common = { destination, type: documentMessageType, key: document.documentId, payloadId: messageId, meta };
    return [{ id: first.outboxId, priority: document.otherInfo.priority, ...common }];
  });
}

/** Its first hops: accepted, then sent on. */
export function hopsOf(source: Source, axisCode: string, prepared: Prepared): readonly Hop[] {
  const { messageId, recipients, signature } = prepared;
  const accepted: Hop = {
    messageId,
    kind: "accepted",
    place: axisCode,
    detail: { source: nameOf(source), signer: signature.signer, recipients: recipients.length },
  };
  const byPlace = Map.groupBy(recipients, ({ resolved }) => resolved.nodeCode ?? (resolved.agency?.code || "?"));
  const onward = [...byPlace].map(([place, some]): Hop => {
    const stuck = some[0]?.resolved.route === "none";
    return { messageId, kind: stuck ? "undeliverable" : "queued", place, detail: { recipients: some.length } };
  });
  return [accepted, ...onward];
}

/** What its sender must know at once: recipients that cannot be reached. */
export function undeliverableNotices({ messageId, recipients }: Prepared): readonly Notice[] {
  return recipients
    .filter(({ resolved }) => resolved.route === "none")
    .map(({ code, name, reason }) => {
      const common = { messageId, recipientCode: code, recipientName: name, receipt: null };
      return { ...common, state: "undeliverable" as const, reason };
    });
}
