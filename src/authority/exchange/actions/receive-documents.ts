import { storePayloads, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { refuseAs } from "../errors.ts";
import { incomingIdOf } from "../incoming-id.ts";
import type { ExchangeListener, IncomingEdoc } from "../listener.ts";
import { edxmlType } from "../media-type.ts";
import { claimKeys, type IncomingDocument, insertDocuments, insertIncoming } from "../store/incoming.ts";
import { signatureJudge } from "../trust.ts";
import { arrivalAnswer, type ReadDocument, readDocument } from "./read-documents.ts";
import { tellChanges } from "./receive-statuses.ts";
import { settleWaitingRecalls } from "./settle-waiting-recalls.ts";
import { takeRecall } from "./take-recall.ts";

/** Which of the codes are agencies that this node serves now. */
export type ServedAgencies = (tx: Tx, codes: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Documents from the axis for agencies of this node. Each document is kept once, with one arrival per agency; the same document
 * again gets the same answer, and one with the same name but other content is refused. A document of business type 1
 * (revoke), as other software sends it, is a recall of the document it names.
 */
export async function receiveDocuments(
  tx: Tx,
  node: Node,
  options: { readonly listeners: readonly ExchangeListener[]; readonly served: ServedAgencies },
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const judge = await signatureJudge(tx, node);
  const readings = messages.map((message) => readDocument(message, judge));
  const documents = readings.flatMap((reading) => ("document" in reading ? [reading.document] : []));
  const taken = await takeIn(tx, node, documents, options);
  return readings.map((reading): Answer => {
    if (!("document" in reading)) return reading;
    return taken.get(reading.document.message.id) ?? refuseAs("exchange.malformed");
  });
}

/** A document that is not one of the same name with other content; `rowId` is that of its first arrival. */
type Known = ReadDocument & { readonly rowId: string };

async function takeIn(
  tx: Tx,
  node: Node,
  documents: readonly ReadDocument[],
  { listeners, served }: { readonly listeners: readonly ExchangeListener[]; readonly served: ServedAgencies },
): Promise<ReadonlyMap<string, Answer>> {
  const now = node.clock.now();
  const known = await keepOnce(tx, documents, now);
  const agencies = await served(tx, [...new Set(known.flatMap((document) => document.recipients))]);
  const own = (document: Known): readonly string[] => document.recipients.filter((code) => agencies.has(code));
  const letters = known.filter((document) => document.header.business.type !== 1);
  const arrived = await arrive(tx, letters, own, now);
  await countArrivals(tx, arrived, now);
  if (arrived.length > 0) for (const listener of listeners) await listener.incoming(tx, arrived);
  const recalls = known.filter((document) => document.header.business.type === 1);
  const changes = await settleWaitingRecalls(tx, arrived);
  for (const one of recalls) changes.push(...(await takeRecall(tx, recallOf(one, own(one), now), now)));
  await tellChanges(tx, node, listeners, changes);
  await node.live.publish(tx, [...new Set(arrived.map((one) => `incoming:${one.recipientCode}`))]);
  const answers = new Map<string, Answer>(
    documents.map((document) => [document.message.id, refuseAs("exchange.duplicate-other-content")]),
  );
  for (const document of known) {
    const states = document.recipients.map(
      (code) => [code, agencies.has(code) ? "arrived" : "unknown-agency"] as const,
    );
    answers.set(document.message.id, arrivalAnswer(new Map(states)));
  }
  return answers;
}

/** Keeps each document and its bytes once. What has the name of another document is left out. */
async function keepOnce(tx: Tx, documents: readonly ReadDocument[], now: Date): Promise<readonly Known[]> {
  const holders = await claimKeys(
    tx,
    documents.map(({ message, header, digest }) => ({
      fromCode: header.from.organId,
      documentId: header.documentId,
      businessType: header.business.type,
      id: message.id,
      digest,
    })),
  );
  const known = documents.flatMap((document, index) => {
    const holder = holders[index];
    return holder?.digest.equals(document.digest) ? [{ ...document, rowId: holder.id }] : [];
  });
  const first = known.filter((document) => document.rowId === document.message.id);
  await storePayloads(
    tx,
    first.map(({ message }) => ({ id: message.id, mediaType: edxmlType, body: message.body })),
  );
  await insertDocuments(
    tx,
    first.map((document) => rowOf(document, now)),
  );
  return known;
}

function rowOf(document: ReadDocument, receivedAt: Date): IncomingDocument {
  const { message, header, attachments, findings, signature, axisTrace } = document;
  return { id: message.id, header, attachments, findings, signature, axisTrace, receivedAt };
}

/** Writes one arrival per agency. Returns those that are new. */
async function arrive(
  tx: Tx,
  documents: readonly Known[],
  own: (document: Known) => readonly string[],
  receivedAt: Date,
): Promise<readonly IncomingEdoc[]> {
  const arrivals = documents.flatMap((document) =>
    own(document).map((recipientCode): IncomingEdoc => {
      const { rowId, header, attachments, findings, signature } = document;
      const incomingId = incomingIdOf(rowId, recipientCode);
      return {
        incomingId,
        recipientCode,
        payloadId: rowId,
        document: header,
        attachments,
        findings,
        signature,
        receivedAt,
      };
    }),
  );
  const written = await insertIncoming(
    tx,
    arrivals.map(({ incomingId: id, payloadId: documentRowId, recipientCode, document }) => {
      return {
        id,
        documentRowId,
        recipientCode,
        fromCode: document.from.organId,
        documentId: document.documentId,
        receivedAt,
      };
    }),
  );
  const fresh = new Set(written);
  // A batch may bring the same document twice: `delete` lets each arrival pass once.
  return arrivals.filter((one) => fresh.delete(one.incomingId));
}

async function countArrivals(tx: Tx, arrived: readonly IncomingEdoc[], now: Date): Promise<void> {
  const day = isoDay(now);
  const perAgency = Map.groupBy(arrived, (one) => one.recipientCode);
  const counts = [...perAgency].map(([agencyCode, some]) => {
    return { metric: "exchange.received", agencyCode, day, delta: some.length };
  });
  await recordMetric(tx, counts);
}

function recallOf({ header, message }: Known, recipients: readonly string[], now: Date) {
  const { documentId, reason, staff } = header.business;
  return {
    fromCode: header.from.organId,
    documentId: documentId ?? header.documentId,
    recipients,
    description: reason,
    staff,
    at: now,
    payloadId: message.id,
  };
}
