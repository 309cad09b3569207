import { createHash } from "node:crypto";
import { idAt } from "../../../platform/db/index.ts";
import { importMetric, type MetricChange } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { formatDocumentId } from "../../../protocol/edxml/index.ts";
import { takeKeys } from "../store/document-keys.ts";
import { insertMessages, type NewMessage } from "../store/messages.ts";
import { insertPastDeliveries, isEmpty, makePartitions, type PastDeliveryRow } from "../store/past-deliveries.ts";

/** An agency as the history names it. */
export type PastAgency = {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly province: string | null;
};

/** A document that was exchanged before the axis kept its records here: its record without its file. */
export type PastMessage = {
  readonly acceptedAt: Date;
  readonly from: PastAgency;
  readonly number: number;
  readonly numberText: string;
  readonly kind: string;
  readonly subject: string;
  readonly priority: number;
  readonly bytes: number;
  readonly deliveries: readonly {
    readonly to: PastAgency;
    readonly arrivedAt: Date;
    readonly registeredAt?: Date;
    readonly completedAt?: Date;
    readonly refusedAt?: Date;
  }[];
};

/** Documents entered by one transaction. */
const chunk = 4000;

/**
 * Enters records of documents exchanged before, in order of time, into an axis that has none: the same tables, keys and figures
 * as documents that came over it, without files. Ids carry the time of the document.
 */
export async function importHistory(node: Node, documents: readonly PastMessage[]): Promise<void> {
  const [first] = documents;
  if (!first || !(await isEmpty(node.db))) return;
  await makePartitions(node.db, isoDay(first.acceptedAt), monthsBetween(first.acceptedAt, node.clock.now()));
  for (let start = 0; start < documents.length; start += chunk) {
    const part = documents.slice(start, start + chunk).map((document, index) => numbered(document, start + index));
    await node.db.transaction().execute(async (tx) => {
      const messages = part.map(({ document, id }) => messageRow(document, id));
      await takeKeys(
        tx,
        messages.map(({ id, fromCode, documentId, businessType, digest }) => ({
          messageId: id,
          fromCode,
          documentId,
          businessType,
          digest,
        })),
      );
      await insertMessages(tx, messages);
      await insertPastDeliveries(
        tx,
        part.flatMap(({ document, id, tail }) => deliveryRows(document, id, tail)),
      );
      await importMetric(tx, figures(part.map(({ document }) => document)));
    });
  }
}

type Numbered = { readonly document: PastMessage; readonly id: string; readonly tail: bigint };

/** A delivery's id must be greater than its message's: 1024 ids stand behind each document. */
function numbered(document: PastMessage, index: number): Numbered {
  const tail = BigInt(index) * 1024n;
  return { document, tail, id: idAt(document.acceptedAt, tail) };
}

function messageRow(document: PastMessage, id: string): NewMessage {
  const { acceptedAt, from, numberText, subject, kind, priority, bytes, deliveries } = document;
  const day = isoDay(acceptedAt);
  return {
    ...{
      id,
      sourceKind: "node",
      source: levelOne(from.code),
      sourceMessageId: null,
      fromCode: from.code,
      fromName: from.name,
    },
    documentId: formatDocumentId({ organId: from.code, date: day, code: codeOf(numberText) }),
    ...{
      businessType: 0,
      concerns: [],
      numberText,
      subject,
      documentType: kind,
      promulgationDate: day,
      dueDate: null,
      priority,
    },
    ...{
      steeringType: 1,
      recipients: deliveries.length,
      files: 1,
      bytes,
      payloadId: null,
      acceptedAt,
      signer: null,
      certificate: null,
    },
    ...{ weak: false, findings: [], digest: createHash("sha256").update(id).digest() },
  };
}

function deliveryRows(document: PastMessage, messageId: string, tail: bigint): readonly PastDeliveryRow[] {
  return document.deliveries.map(({ to, arrivedAt, refusedAt, registeredAt, completedAt }, index) => ({
    id: idAt(document.acceptedAt, tail + BigInt(index) + 1n),
    messageId,
    ...{ code: to.code, name: to.name, level: to.level, province: to.province, nodeCode: levelOne(to.code) },
    state: completedAt ? "completed" : registeredAt ? "registered" : refusedAt ? "refused" : "arrived",
    acceptedAt: document.acceptedAt,
    arrivedAt,
    refusedAt: refusedAt ?? null,
    registeredAt: registeredAt ?? null,
    completedAt: completedAt ?? null,
  }));
}

function figures(documents: readonly PastMessage[]): readonly MetricChange[] {
  const sums = new Map<string, MetricChange>();
  const add = (metric: string, agencyCode: string, at: Date | undefined, delta = 1): void => {
    if (!at) return;
    const day = isoDay(at);
    const key = `${metric} ${agencyCode} ${day}`;
    sums.set(key, { metric, agencyCode, day, delta: (sums.get(key)?.delta ?? 0) + delta });
  };
  for (const { from, acceptedAt, deliveries } of documents) {
    add("axis.sent", from.code, acceptedAt);
    for (const { to, arrivedAt, refusedAt, registeredAt, completedAt } of deliveries) {
      add("axis.received", to.code, acceptedAt);
      add("axis.arrived", to.code, arrivedAt);
      add("axis.arrival-seconds", to.code, arrivedAt, Math.round((arrivedAt.getTime() - acceptedAt.getTime()) / 1000));
      add("axis.refused", to.code, refusedAt);
      add("axis.registered", to.code, registeredAt);
      add("axis.completed", to.code, completedAt);
    }
  }
  return [...sums.values()];
}

function codeOf(numberText: string): { number: string; notation: string } {
  const [number = "", ...notation] = numberText.split("/");
  return { number, notation: notation.join("/") };
}

function levelOne(code: string): string {
  return code.split(".")[0] ?? code;
}

function monthsBetween(from: Date, to: Date): number {
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 2;
}
