import { signXml } from "../../../engines/signing/index.ts";
import { newId, storePayloads, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { type EdxmlDocument, EdxmlEncodeError, encodeDocument } from "../../../protocol/edxml/index.ts";
import { exchangeErrors, nationalCode } from "../errors.ts";
import { edxmlType } from "../media-type.ts";
import { exchangeSigner } from "../signer.ts";
import { findOutgoingByDocumentId, insertOutgoing } from "../store/outgoing.ts";
import { askRecall, insertRecipients } from "../store/outgoing-recipients.ts";

/** A document the office issues. */
export type Dispatch = {
  /** The office's own id of the document. */
  readonly officeId: string;
  readonly document: EdxmlDocument;
};

/**
 * Sends a document to its recipients over the national axis, in the caller's transaction: encoded, signed with the node's
 * exchange key, stored, and waiting for the axis. An update or replacement asks the recipients of the earlier document for consent.
 * Errors: `exchange.not-encodable` (says every field that is missing or wrong), `exchange.no-key`.
 */
export async function sendDocument(
  tx: Tx,
  node: Node,
  { officeId, document }: Dispatch,
): Promise<{ exchangeId: string }> {
  const at = node.clock.now();
  const id = newId();
  const body = Buffer.from(signXml(encoded(document), { signer: exchangeSigner(node) }), "utf8");
  const replaces = replacedIds(document);
  await storePayloads(tx, [{ id, mediaType: edxmlType, body }]);
  await insertOutgoing(tx, { ...factsOf(document), id, officeId, replaces, sentAt: at });
  await insertRecipients(
    tx,
    id,
    document.to.map((organ) => ({ code: organ.organId, name: organ.organName })),
    at,
  );
  await askConsent(tx, document, replaces, at);
  await enqueue(tx, [
    {
      id,
      destination: nationalCode,
      type: "document.v1",
      key: document.documentId,
      payloadId: id,
      priority: document.otherInfo.priority,
    },
  ]);
  const agencyCode = document.from.organId;
  await recordMetric(tx, [{ metric: "exchange.sent", agencyCode, day: isoDay(at), delta: 1 }]);
  await node.live.publish(tx, [`outgoing:${agencyCode}`, `document:${officeId}`]);
  return { exchangeId: id };
}

function encoded(document: EdxmlDocument): string {
  try {
    return encodeDocument(document);
  } catch (error) {
    if (error instanceof EdxmlEncodeError) throw exchangeErrors.notEncodable(error);
    throw error;
  }
}

function factsOf(document: EdxmlDocument) {
  return {
    fromCode: document.from.organId,
    fromName: document.from.organName,
    documentId: document.documentId,
    numberText: `${document.code.number}/${document.code.notation}`,
    promulgationDate: document.promulgation.date,
    subject: document.subject,
    businessType: document.business.type,
  };
}

/** DocumentIds that a document updates or replaces. */
function replacedIds({ business }: EdxmlDocument): readonly string[] {
  if (business.type === 2) return business.documentId === undefined ? [] : [business.documentId];
  return business.type === 3 ? business.replacements.map((each) => each.documentId) : [];
}

async function askConsent(tx: Tx, document: EdxmlDocument, replaces: readonly string[], at: Date): Promise<void> {
  const earlier = await findOutgoingByDocumentId(tx, replaces);
  const own = earlier.filter((one) => one.fromCode === document.from.organId).map((one) => one.id);
  if (own.length === 0) return;
  const codes = document.to.map((organ) => organ.organId);
  await askRecall(tx, own, codes, at);
}
