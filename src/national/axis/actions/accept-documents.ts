import { digestOf, newId, storePayloads, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import { vietnamInstant } from "../../../protocol/edxml/index.ts";
import type { Axis, Source, Submission } from "../axis.ts";
import { type Examined, examineDocument, type Ground } from "../examine-document.ts";
import { sentChanges } from "../metrics.ts";
import { notifySenders } from "../notify-senders.ts";
import type { Outcome } from "../outcome.ts";
import {
  concernsOf,
  deliveryRow,
  forwards,
  hopsOf,
  mailboxItems,
  messageRow,
  type Prepared,
  undeliverableNotices,
} from "../prepared.ts";
import { reasons } from "../reasons.ts";
import { rejectionOf } from "../rejection.ts";
import { refuseUnroutable, routeDocument } from "../route-document.ts";
import { askRecalls } from "../store/ask-recalls.ts";
import { insertDeliveries } from "../store/deliveries.ts";
import { type HeldKey, nameOf, takeKeys } from "../store/document-keys.ts";
import { appendHops } from "../store/hops.ts";
import { putIntoMailboxes } from "../store/mailbox.ts";
import { insertMessages } from "../store/messages.ts";
import { insertRejections } from "../store/rejections.ts";
import { readRepeats } from "../store/repeats.ts";

/**
 * Takes a batch of documents from one source: examines each, keeps what is fit, and sets it on its way, with a fixed number of
 * statements whatever the size of the batch. What is not fit leaves a trace and gets its reason. Outcomes are in the order given.
 */
export async function acceptDocuments(
  tx: Tx,
  axis: Axis,
  source: Source,
  submissions: readonly Submission[],
): Promise<readonly Outcome[]> {
  const at = axis.node.clock.now();
  const view = await axis.directory(tx);
  const ground: Ground = { view, at, allowSha1: axis.node.config.allowSha1 };
  const drafts: Draft[] = [];
  for (const submission of submissions) drafts.push(await draft(ground, source, submission));
  const held = await holdKeys(tx, drafts);
  const judged = drafts.map((each) => judgeRepeat(each, held));
  const fresh = judged.flatMap((each) => ("prepared" in each ? [each.prepared] : []));
  await store(tx, axis, source, fresh, at);
  const rejected = judged.flatMap((each) => ("rejected" in each ? [rejectionOf(source, "document", each)] : []));
  await insertRejections(tx, rejected, at);
  const outcomes = await readOutcomes(tx, judged);
  if (judged.length > 0) await axis.node.live.publish(tx, ["axis"]);
  return outcomes;
}

type Rejected = {
  readonly rejected: Extract<Examined, { fit: false }>;
  readonly submission: Submission;
  readonly digest: Buffer;
};
type Draft = { readonly prepared: Prepared } | Rejected;
type Judged = Draft | { readonly repeats: HeldKey; readonly findings: Prepared["findings"] };

async function draft(ground: Ground, source: Source, submission: Submission): Promise<Draft> {
  const digest = digestOf(submission.body);
  const examined = await examineDocument(ground, source, submission);
  if (!examined.fit) return { rejected: examined, submission, digest };
  const messageId = newId();
  const recipients = routeDocument(ground.view, examined.document.to, ground.at);
  const reason = refuseUnroutable(recipients);
  if (reason) {
    const { document, findings } = examined;
    return { rejected: { fit: false, reason, described: document, findings }, submission, digest };
  }
  return { prepared: { ...examined, messageId, submission, digest, recipients, acceptedAt: ground.at } };
}

/** Takes the documents' keys. The first of a batch that names a key has it; returns who holds the keys that were not free. */
async function holdKeys(tx: Tx, drafts: readonly Draft[]): Promise<ReadonlyMap<string, HeldKey>> {
  const wanted = new Map<string, HeldKey>();
  for (const each of drafts) {
    if (!("prepared" in each)) continue;
    const key = keyOf(each.prepared);
    if (!wanted.has(nameOf(key))) wanted.set(nameOf(key), key);
  }
  const others = await takeKeys(tx, [...wanted.values()]);
  return new Map([...wanted, ...others.map((key) => [nameOf(key), key] as const)]);
}

function keyOf({ document, messageId, digest }: Prepared): HeldKey {
  const { from, documentId, business } = document;
  return { fromCode: from.organId, documentId, businessType: business.type, messageId, digest };
}

function judgeRepeat(each: Draft, held: ReadonlyMap<string, HeldKey>): Judged {
  if (!("prepared" in each)) return each;
  const { prepared } = each;
  const holder = held.get(nameOf(keyOf(prepared)));
  if (!holder || holder.messageId === prepared.messageId) return each;
  if (holder.digest.equals(prepared.digest)) return { repeats: holder, findings: prepared.findings };
  const { document, findings, submission, digest } = prepared;
  const reason = reasons.otherContent(document.documentId);
  return { rejected: { fit: false, reason, described: document, findings }, submission, digest };
}

async function store(tx: Tx, axis: Axis, source: Source, fresh: readonly Prepared[], at: Date): Promise<void> {
  if (fresh.length === 0) return;
  const { code } = axis.node.config;
  await storePayloads(
    tx,
    fresh.map(({ messageId, submission }) => ({ id: messageId, mediaType: "application/xml", body: submission.body })),
  );
  await insertMessages(
    tx,
    fresh.map((each) => messageRow(source, each)),
  );
  await insertDeliveries(tx, fresh.flatMap(deliveryRow));
  await putIntoMailboxes(tx, fresh.flatMap(mailboxItems), at);
  const trace = [{ organId: code, timestamp: vietnamInstant(at) }];
  await enqueue(
    tx,
    fresh.flatMap((each) => forwards(each, trace)),
  );
  await appendHops(
    tx,
    fresh.flatMap((each) => hopsOf(source, code, each)),
    at,
  );
  await recordMetric(tx, sentChanges(fresh, at));
  await notifySenders(tx, axis, fresh.flatMap(undeliverableNotices), at);
  await askRecalls(
    tx,
    fresh.filter(({ document }) => document.business.type !== 0).map((each) => recallOf(each)),
    at,
  );
}

function recallOf(each: Prepared) {
  const codes = each.recipients.flatMap(({ resolved }) => (resolved.agency ? [resolved.agency.code] : []));
  const { from } = each.document;
  return { messageId: each.messageId, fromCode: from.organId, concerns: concernsOf(each), codes };
}

async function readOutcomes(tx: Tx, judged: readonly Judged[]): Promise<readonly Outcome[]> {
  const repeated = judged.flatMap((each) => ("repeats" in each ? [each.repeats.messageId] : []));
  const states = await readRepeats(tx, repeated);
  return judged.map((each): Outcome => {
    if ("rejected" in each) return { taken: false, reason: each.rejected.reason };
    if ("repeats" in each) {
      const { messageId } = each.repeats;
      return {
        taken: true,
        messageId,
        repeated: true,
        recipients: states.get(messageId) ?? {},
        findings: each.findings,
      };
    }
    const { messageId, recipients, findings } = each.prepared;
    const now = recipients.map(
      ({ code, resolved }) => [code, resolved.route === "none" ? "undeliverable" : "queued"] as const,
    );
    return { taken: true, messageId, repeated: false, recipients: Object.fromEntries(now), findings };
  });
}
