import { nationalCode } from "../../../engines/codes/index.ts";
import { signXml } from "../../../engines/signing/index.ts";
import { newId, storePayloads, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { type EdxmlDocument, EdxmlEncodeError, encodeDocument } from "../../../protocol/edxml/index.ts";
import { exchangeErrors } from "../errors.ts";
import { edxmlType } from "../media-type.ts";
import { exchangeSigner } from "../signer.ts";
import { findOutgoingByDocumentId, insertOutgoing } from "../store/outgoing.ts";
import { askRecall, insertRecipients } from "../store/outgoing-recipients.ts";
import { topicsOf } from "./settle-documents.ts";

/** A document the office issues. */
export type Dispatch = {
  /** The office's own id of the document. */
  readonly officeId: string;
  readonly document: EdxmlDocument;
};

/** What is known of a document once it is sent; the id is also that of its message and payload. */
export type Dispatched = { readonly exchangeId: string };

/**
 * Sends a document to its recipients over the national axis, in the caller's transaction: encoded, signed with the node's
 * exchange key, stored, and waiting for the axis. An update or replacement asks the recipients of the earlier document for consent.
 * Errors: `exchange.not-encodable` (says every field that is missing or wrong), `exchange.no-key`.
 */
export async function sendDocument(tx: Tx, node: Node, dispatch: Dispatch): Promise<Dispatched> {
  const [sent] = await sendDocuments(tx, node, [dispatch]);
  if (!sent) throw new Error("nothing was sent");
  return sent;
}

/** The same for many documents, with as few statements as for one. Returns their ids in the same order. */
export async function sendDocuments(
  tx: Tx,
  node: Node,
  dispatches: readonly Dispatch[],
): Promise<readonly Dispatched[]> {
  const at = node.clock.now();
  const leaving = dispatches.map((dispatch) => ({
    ...dispatch,
    id: newId(),
    replaces: replacedIds(dispatch.document),
  }));
  await storePayloads(
    tx,
    leaving.map(({ id, document }) => ({ id, mediaType: edxmlType, body: signed(node, document) })),
  );
  await insertOutgoing(
    tx,
    leaving.map(({ id, officeId, replaces, document }) => ({
      ...factsOf(document),
      id,
      officeId,
      replaces,
      sentAt: at,
    })),
  );
  await insertRecipients(
    tx,
    leaving.flatMap(({ id, document }) =>
      document.to.map((organ) => ({ outgoingId: id, code: organ.organId, name: organ.organName })),
    ),
    at,
  );
  for (const { document, replaces } of leaving) await askConsent(tx, document, replaces, at);
  await enqueue(tx, leaving.map(messageOf));
  await recordMetric(
    tx,
    leaving.map(({ document }) => {
      return { metric: "exchange.sent", agencyCode: document.from.organId, day: isoDay(at), delta: 1 };
    }),
  );
  const owners = leaving.map(({ officeId, document }) => ({ officeId, fromCode: document.from.organId }));
  await node.live.publish(tx, topicsOf(owners));
  return leaving.map(({ id }) => ({ exchangeId: id }));
}

function signed(node: Node, document: EdxmlDocument): Buffer {
  return Buffer.from(signXml(encoded(document), { signer: exchangeSigner(node) }), "utf8");
}

function encoded(document: EdxmlDocument): string {
  try {
    return encodeDocument(document);
  } catch (error) {
    if (error instanceof EdxmlEncodeError) throw exchangeErrors.notEncodable(error);
    throw error;
  }
}

function messageOf({ id, document }: { readonly id: string; readonly document: EdxmlDocument }) {
  const { documentId: key, otherInfo } = document;
  return { id, destination: nationalCode, type: "document.v1", key, payloadId: id, priority: otherInfo.priority };
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
