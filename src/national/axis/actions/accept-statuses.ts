import { digestOf, newId, storePayloads, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import { decodeEdxml, type EdxmlStatus, type Finding, statusCodes } from "../../../protocol/edxml/index.ts";
import { type Axis, type Reason, type Source, type Submission, speaksFor } from "../axis.ts";
import { examineSignature } from "../examine-signature.ts";
import { forwardStatuses } from "../forward-statuses.ts";
import { type CountedStep, stepChanges } from "../metrics.ts";
import type { Outcome } from "../outcome.ts";
import { reasons } from "../reasons.ts";
import { type Refused, rejectionOf } from "../rejection.ts";
import { applyStatus, type StatusProblem } from "../states.ts";
import { appendHops } from "../store/hops.ts";
import { insertRejections } from "../store/rejections.ts";
import { type HeldDelivery, holdDeliveries, insertStatuses, type NewStatus, saveStandings } from "../store/statuses.ts";

/** A status with whom the sender of a recall asks (canonical codes); absent: everyone who got the document. */
export type StatusSubmission = Submission & { readonly to?: readonly string[] };

/**
 * Takes a batch of statuses from one source, in order: each is kept, moves the delivery it speaks of as far as it fits, and goes on to
 * whom it concerns. One that does not fit is flagged and still passed on. Outcomes are in the order given.
 */
export async function acceptStatuses(
  tx: Tx,
  axis: Axis,
  source: Source,
  submissions: readonly StatusSubmission[],
): Promise<readonly Outcome[]> {
  const at = axis.node.clock.now();
  const drafts: Draft[] = [];
  for (const submission of submissions) drafts.push(await draft(tx, axis, source, submission, at));
  const read = drafts.flatMap((each) => ("status" in each ? [each] : []));
  const held = await holdDeliveries(
    tx,
    read.map(({ status }) => ({ fromCode: status.responseFor.organId, documentId: status.responseFor.documentId })),
  );
  const desk = new Map(held.map((delivery) => [delivery.id, delivery]));
  const filed = drafts.map((each): Filed => ("status" in each ? file(desk, each, at) : each));
  await store(tx, held, desk, filed, at);
  const rejected = filed.flatMap((each) => ("rejected" in each ? [rejectionOf(source, "status", each)] : []));
  await insertRejections(tx, rejected, at);
  if (filed.length > 0) await axis.node.live.publish(tx, ["axis"]);
  return filed.map(outcomeOf);
}

type Read = {
  readonly status: EdxmlStatus;
  readonly submission: StatusSubmission;
  readonly findings: readonly Finding[];
};
type Draft = Read | Refused;
type Taken = Read & {
  readonly id: string;
  readonly messageId: string;
  /** Deliveries it moved or spoke of. */
  readonly deliveries: readonly HeldDelivery[];
  readonly fromSender: boolean;
  readonly problem: StatusProblem | null;
};
type Filed = Taken | Refused;

async function draft(tx: Tx, axis: Axis, source: Source, submission: StatusSubmission, at: Date): Promise<Draft> {
  const refuse = (
    reason: Reason,
    findings: readonly Finding[] = [],
    from?: EdxmlStatus["from"],
    documentId?: string,
  ): Refused => ({
    rejected: { reason, findings, described: { ...(from ? { from } : {}), ...(documentId ? { documentId } : {}) } },
    submission,
    digest: digestOf(submission.body),
  });
  const decoded = decodeEdxml(submission.body);
  if ("refused" in decoded) return refuse(reasons.unreadable(decoded.refused.code, decoded.refused.message));
  if ("document" in decoded) return refuse(reasons.notStatus(), decoded.findings, decoded.document.from);
  const { status, findings } = decoded;
  const about = status.responseFor.documentId;
  if (!statusCodes.has(status.statusCode))
    return refuse(reasons.statusUnknownCode(status.statusCode.slice(0, 10)), findings, status.from, about);
  if (!speaksFor(source, status.from.organId))
    return refuse(reasons.senderForeign(status.from.organId.slice(0, 60)), findings, status.from, about);
  // Nodes and clients have proved who they are; a signature that is there all the same must be a good one.
  if (Buffer.from(submission.body).includes("SignedInfo")) {
    const ground = { view: await axis.directory(tx), at, allowSha1: axis.node.config.allowSha1 };
    const signature = examineSignature(ground, submission.body, status.from.organId);
    if ("problem" in signature) return refuse(signature.problem, findings, status.from, about);
  }
  return { status, submission, findings };
}

/** Moves the deliveries that a status speaks of, on the desk. */
function file(desk: Map<string, HeldDelivery>, read: Read, at: Date): Filed {
  const { status, submission } = read;
  const { organId, documentId } = status.responseFor;
  const sameDocument = [...desk.values()].filter((one) => one.fromCode === organId && one.documentId === documentId);
  const fromSender = status.statusCode === "13";
  const own = fromSender ? askedAbout(sameDocument, submission) : sameDocument.filter((one) => isFrom(one, status));
  const [first] = own;
  if (!first || (fromSender && status.from.organId !== organId)) {
    const described = { from: status.from, documentId };
    const reason = reasons.statusUnknownDocument(documentId.slice(0, 200));
    return { rejected: { reason, described, findings: read.findings }, submission, digest: digestOf(submission.body) };
  }
  const latest = own.filter((one) => one.messageId === newest(own));
  const asked = isAnswer(status.statusCode) ? askedOf(desk, own, status) : [];
  const concerned = fromSender ? own : asked.length > 0 ? asked : latest;
  const problems = concerned.map((one) => move(desk, one, status.statusCode, at));
  const problem = problems.every((each) => each !== null) ? (problems[0] ?? null) : null;
  return { ...read, id: newId(), messageId: newest(own), deliveries: concerned, fromSender, problem };
}

function askedAbout(deliveries: readonly HeldDelivery[], { to }: StatusSubmission): readonly HeldDelivery[] {
  return to === undefined
    ? deliveries
    : deliveries.filter((one) => one.resolvedCode !== null && to.includes(one.resolvedCode));
}

function isAnswer(code: string): boolean {
  return code === "15" || code === "16";
}

/** What an answer to a recall settles: the named document, or the earlier ones that the named document revokes, updates or replaces. */
function askedOf(
  desk: ReadonlyMap<string, HeldDelivery>,
  own: readonly HeldDelivery[],
  status: EdxmlStatus,
): readonly HeldDelivery[] {
  const { organId, documentId } = status.responseFor;
  const about = new Set([documentId, ...own.flatMap((one) => one.concerns)]);
  return [...desk.values()].filter(
    (one) =>
      one.fromCode === organId && about.has(one.documentId) && isFrom(one, status) && one.standing.recall === "asked",
  );
}

function isFrom(delivery: HeldDelivery, status: EdxmlStatus): boolean {
  return delivery.resolvedCode === status.from.organId || delivery.recipientCode === status.from.organId;
}

function newest(deliveries: readonly HeldDelivery[]): string {
  return (
    deliveries
      .map((one) => one.messageId)
      .sort()
      .at(-1) ?? ""
  );
}

function move(desk: Map<string, HeldDelivery>, delivery: HeldDelivery, code: string, at: Date): StatusProblem | null {
  const current = desk.get(delivery.id) ?? delivery;
  const { standing, problem } = applyStatus(current.standing, code, at);
  desk.set(delivery.id, { ...current, standing });
  return problem;
}

async function store(
  tx: Tx,
  before: readonly HeldDelivery[],
  desk: ReadonlyMap<string, HeldDelivery>,
  filed: readonly Filed[],
  at: Date,
): Promise<void> {
  const taken = filed.flatMap((each) => ("status" in each ? [each] : []));
  if (taken.length === 0) return;
  const mediaType = "application/xml";
  await storePayloads(
    tx,
    taken.map(({ id, submission }) => ({ id, mediaType, body: submission.body })),
  );
  await insertStatuses(tx, taken.map(statusRow), at);
  const moved = before.flatMap((one) => {
    const now = desk.get(one.id);
    return now && now.standing !== one.standing ? [{ before: one, now }] : [];
  });
  await saveStandings(
    tx,
    moved.map(({ now }) => now),
    at,
  );
  await recordMetric(tx, stepChanges(moved.flatMap(countedSteps), at));
  await forwardStatuses(tx, taken, at);
  const hops = taken.map(({ messageId, status, problem }) => {
    const detail = { code: status.statusCode, description: status.description.slice(0, 500), problem };
    return { messageId, kind: "status" as const, place: status.from.organId, detail };
  });
  await appendHops(tx, hops, at);
}

function statusRow({ id, messageId, deliveries, fromSender, status, problem }: Taken): NewStatus {
  return {
    id,
    messageId,
    deliveryId: fromSender ? null : (deliveries[0]?.id ?? null),
    fromCode: status.from.organId,
    code: status.statusCode,
    description: status.description,
    staff: [status.staff.staff, status.staff.department].filter((text) => text !== "").join(", "),
    statedAt: status.timestamp,
    problem,
  };
}

/** Stations reached now for the first time. */
function countedSteps({ before, now }: { before: HeldDelivery; now: HeldDelivery }): readonly CountedStep[] {
  const stations = ["arrived", "refused", "registered", "completed"] as const;
  return stations.flatMap((state) => {
    const time = now.standing.times[state];
    if (!time || before.standing.times[state]) return [];
    return [{ state, resolvedCode: now.resolvedCode, seconds: (time.getTime() - now.acceptedAt.getTime()) / 1000 }];
  });
}

function outcomeOf(filed: Filed): Outcome {
  if ("rejected" in filed) return { taken: false, reason: filed.rejected.reason };
  const states = filed.deliveries.map((one) => [one.recipientCode, one.standing.state] as const);
  return {
    taken: true,
    messageId: filed.messageId,
    repeated: false,
    recipients: Object.fromEntries(states),
    findings: filed.findings,
  };
}
