import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type EdxmlDocumentHeader, isCalendarDate } from "../../../protocol/edxml/index.ts";
import type { IncomingEdoc } from "../../exchange/index.ts";
import { insertIncoming, type NewIncoming } from "../store/incoming.ts";
import { noteChangeRequest } from "../store/incoming-changes.ts";
import { appendIncomingEvents } from "../store/incoming-events.ts";

/**
 * Takes received documents into the office of the agency each is for, in the transaction that receives them. One that updates or
 * replaces earlier ones asks for the clerk's consent on each of them.
 */
export async function receiveDocuments(tx: Tx, node: Node, documents: readonly IncomingEdoc[]): Promise<void> {
  await insertIncoming(tx, documents.map(incomingOf));
  await appendIncomingEvents(
    tx,
    documents.map((one) => ({
      incomingId: one.incomingId,
      act: "arrived" as const,
      actorName: one.document.from.organName,
      at: one.receivedAt,
      note: "",
    })),
  );
  for (const one of documents) await askConsent(tx, node, one);
  const topics = new Set(documents.map((one) => `incoming:${one.recipientCode}`));
  if (topics.size > 0) await node.live.publish(tx, [...topics]);
}

function incomingOf(edoc: IncomingEdoc): NewIncoming {
  const { document } = edoc;
  const day = document.promulgation.date;
  return {
    id: edoc.incomingId,
    agencyCode: edoc.recipientCode,
    payloadId: edoc.payloadId,
    fromCode: document.from.organId,
    fromName: document.from.organName || document.from.organId,
    documentId: document.documentId,
    numberText: [document.code.number, document.code.notation].filter(Boolean).join("/"),
    // Senders write days that do not exist: those are shown as a finding, not kept as a day.
    day: isCalendarDate(day) ? day : null,
    place: document.promulgation.place,
    kindName: document.documentType.typeName,
    subject: document.subject,
    summary: document.content ?? "",
    signerName: document.signer.fullName,
    signerPosition: document.signer.position ?? "",
    urgency: document.otherInfo.priority,
    steering: document.steeringType,
    dueDate: document.dueDate !== undefined && isCalendarDate(document.dueDate) ? document.dueDate : null,
    businessType: document.business.type,
    businessReason: document.business.reason,
    replaces: replacedIds(document),
    files: edoc.attachments,
    findings: edoc.findings,
    messageSignature: edoc.signature,
    authenticity: "unchecked",
    receivedAt: edoc.receivedAt,
  };
}

function replacedIds({ business }: EdxmlDocumentHeader): readonly string[] {
  if (business.type === 2) return business.documentId === undefined ? [] : [business.documentId];
  return business.type === 3 ? business.replacements.map(({ documentId }) => documentId) : [];
}

async function askConsent(tx: Tx, node: Node, edoc: IncomingEdoc): Promise<void> {
  const { document, recipientCode, incomingId } = edoc;
  const documentIds = replacedIds(document);
  if (documentIds.length === 0) return;
  const asked = await noteChangeRequest(tx, {
    agencyCode: recipientCode,
    fromCode: document.from.organId,
    documentIds,
    change: document.business.type === 2 ? "update" : "replacement",
    reason: document.business.reason,
    by: incomingId,
    at: edoc.receivedAt,
  });
  await tellAsked(tx, node, asked, {
    by: document.from.organName,
    reason: document.business.reason,
    at: edoc.receivedAt,
  });
}

/** Writes into the histories that the sender asks for a change, and tells open pages. */
export async function tellAsked(
  tx: Tx,
  node: Node,
  ids: readonly string[],
  of: { readonly by: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await appendIncomingEvents(
    tx,
    ids.map((incomingId) => ({
      incomingId,
      act: "change-asked" as const,
      actorName: of.by,
      at: of.at,
      note: of.reason,
    })),
  );
  await node.live.publish(
    tx,
    ids.map((id) => `document:${id}`),
  );
}
