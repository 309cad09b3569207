import { z } from "zod";
import type { Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { AnsweredMessage, DeadMessage } from "../../../platform/outbox/index.ts";
import type { Axis } from "../axis.ts";
import { stepChanges } from "../metrics.ts";
import { noticeOf, notifySenders } from "../notify-senders.ts";
import { reasons } from "../reasons.ts";
import { type ChangedDelivery, type DeliveryResult, noteFailedTries, settleDeliveries } from "../store/deliveries.ts";
import { appendHops, type Hop } from "../store/hops.ts";

/** What the axis wrote beside a document it sent on. */
const sentMeta = z.object({ axisMessageId: z.uuid(), recipients: z.array(z.string()) });
/** What a node answers to a document: per recipient. */
const answerData = z.object({ recipients: z.record(z.string(), z.string()) });

/** Records the signed answers of nodes to documents, and tells the senders. */
export async function settleAnswers(tx: Tx, axis: Axis, answered: readonly AnsweredMessage[]): Promise<void> {
  const at = axis.node.clock.now();
  const changed = await settleDeliveries(tx, answered.flatMap(resultsOf), at);
  await appendHops(tx, hopsOf(changed), at);
  await recordMetric(tx, stepChanges(changed, at));
  const notices = changed.flatMap((delivery) => {
    const { state } = delivery;
    return state === "arrived" || state === "refused" || state === "undeliverable" ? [noticeOf(delivery, state)] : [];
  });
  await notifySenders(tx, axis, notices, at);
  if (changed.length > 0) await axis.node.live.publish(tx, ["axis"]);
}

function resultsOf({ meta, answer, receipt }: AnsweredMessage): readonly DeliveryResult[] {
  const sent = sentMeta.parse(meta);
  const common = { messageId: sent.axisMessageId, receipt };
  if (answer.outcome === "refused") {
    const reason = { code: answer.code, ...answer.message };
    return sent.recipients.map((resolvedCode) => ({ ...common, resolvedCode, outcome: "refused", reason }));
  }
  const told = answerData.safeParse(answer.data).data?.recipients ?? {};
  return sent.recipients.map((resolvedCode) => {
    // A node that accepts a document has it for every recipient of which it says nothing else.
    const arrived = (told[resolvedCode] ?? "arrived") === "arrived";
    const outcome = arrived ? "arrived" : "undeliverable";
    return { ...common, resolvedCode, outcome, reason: arrived ? null : reasons.notHere(resolvedCode) };
  });
}

/** Hops, one for each document, node and outcome: a letter to 700 communes is not 700 lines. */
function hopsOf(changed: readonly ChangedDelivery[]): readonly Hop[] {
  const groups = Map.groupBy(changed, ({ messageId, nodeCode, state }) => `${messageId} ${nodeCode} ${state}`);
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const { messageId, nodeCode, state, reason } = first;
    const kind = state === "arrived" || state === "refused" ? state : "undeliverable";
    return [
      { messageId, kind, place: nodeCode ?? "", detail: { recipients: some.length, code: reason?.code ?? null } },
    ];
  });
}

/** Failed tries after which the sender is told that the document waits: with the outbox's pauses, about a quarter of a minute. */
const tellAfter = 5;

/** Records that documents could not be brought to a node for the moment; the sender is told once when it lasts. */
export async function noteDelays(tx: Tx, axis: Axis, messages: readonly DeadMessage[], nextAt: Date): Promise<void> {
  await noteFailures(tx, axis, messages, { nextAt, gaveUp: false });
}

/** Records that documents were given up: the operator and the sender are told, and a person decides. */
export async function noteGivenUp(tx: Tx, axis: Axis, messages: readonly DeadMessage[]): Promise<void> {
  await noteFailures(tx, axis, messages, { nextAt: null, gaveUp: true });
}

async function noteFailures(
  tx: Tx,
  axis: Axis,
  messages: readonly DeadMessage[],
  { nextAt, gaveUp }: { readonly nextAt: Date | null; readonly gaveUp: boolean },
): Promise<void> {
  const at = axis.node.clock.now();
  const failed = messages.map(({ meta, destination, attempts, error }) => {
    const cause = error.slice(0, 200);
    return { messageId: sentMeta.parse(meta).axisMessageId, nodeCode: destination, attempts, cause };
  });
  const reason = gaveUp ? reasons.givenUp() : reasons.waiting();
  const tell = await noteFailedTries(tx, failed, { at, nextAt, gaveUp, tellAfter, reason });
  const notices = tell.map((delivery) => noticeOf(delivery, gaveUp ? "undeliverable" : "waiting"));
  const byMessage = [...Map.groupBy(tell, ({ messageId, nodeCode }) => `${messageId} ${nodeCode}`).values()];
  const hops = byMessage.flatMap(([first]): Hop[] => {
    if (!first) return [];
    const kind = gaveUp ? "given-up" : "delayed";
    const error = failed.find((one) => one.messageId === first.messageId)?.cause ?? "";
    return [{ messageId: first.messageId, kind, place: first.nodeCode ?? "", detail: { error } }];
  });
  await appendHops(tx, hops, at);
  await notifySenders(tx, axis, notices, at);
  await axis.node.live.publish(tx, ["axis"]);
}
