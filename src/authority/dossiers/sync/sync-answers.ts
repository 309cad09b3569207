import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import {
  type AnsweredMessage,
  type DeadMessage,
  type MessageHandler,
  releaseMessages,
} from "../../../platform/outbox/index.ts";
import { dossiersAnswerSchema, dossiersMessageType } from "../../../protocol/dossiers/index.ts";
import { clearLaneFailures, noteLaneFailure } from "../store/sync-lanes.ts";
import { type SyncMessage, takeSyncMessages } from "../store/sync-messages.ts";
import { tellPump } from "../store/sync-queue.ts";
import { mostChanges } from "./send-to-nation.ts";
import { type AnsweredChange, settleChanges } from "./settle-changes.ts";

/** What the authority does with the answers to its messages of dossiers, and when there is none. */
export function syncAnswers(node: Node): MessageHandler {
  return {
    type: dossiersMessageType,
    longestPause: 5_000,
    answered: (tx, messages) => settle(tx, node, messages),
    delayed: (tx, messages, nextAt) => noteDelay(tx, node, messages, nextAt),
    // Nothing here is for a person to decide: the portal must have every change, however long it was away.
    dead: async (tx, messages) => {
      node.log.error({ messages: messages.length, error: messages[0]?.error }, "the portal has not answered for days");
      await releaseMessages(
        tx,
        messages.map(({ id }) => id),
      );
    },
  };
}

async function settle(tx: Tx, node: Node, messages: readonly AnsweredMessage[]): Promise<void> {
  const contents = new Map(
    (
      await takeSyncMessages(
        tx,
        messages.map(({ id }) => id),
      )
    ).map((message) => [message.id, message]),
  );
  const answered = messages.flatMap((message) => {
    const content = contents.get(message.id);
    return content ? changesOf(content, message) : [];
  });
  await settleChanges(tx, node, answered);
  const lanes = [...new Set([...contents.values()].map(({ lane }) => lane))];
  await clearLaneFailures(tx, lanes);
  await tellPump(tx, lanes, mostChanges);
}

function changesOf(content: SyncMessage, { answer }: AnsweredMessage): readonly AnsweredChange[] {
  const refusals = refusalsOf(answer);
  return content.dossierIds.map((dossierId, index) => ({
    dossierId,
    revision: content.revisions[index] ?? 0,
    isRecord: content.records[index] ?? false,
    refusal: refusals(index),
  }));
}

/** A message refused whole refuses each of its changes; an answer that cannot be read says that they were taken, for so the receipt does. */
function refusalsOf(answer: AnsweredMessage["answer"]): (index: number) => AnsweredChange["refusal"] {
  if (answer.outcome === "refused") {
    const { code, message } = answer;
    return () => ({ code, message, suggestion: null });
  }
  const read = dossiersAnswerSchema.safeParse(answer.data);
  const refused = new Map(read.success ? read.data.refused.map((one) => [one.index, one]) : []);
  return (index) => {
    const found = refused.get(index);
    return found ? { code: found.reason, message: found.message, suggestion: found.suggestion } : null;
  };
}

async function noteDelay(tx: Tx, node: Node, messages: readonly DeadMessage[], nextAt: Date): Promise<void> {
  const lanes = new Map(messages.map(({ key, error }) => [Number(key.split("-").at(-1)), error]));
  const failedAt = node.machine.now();
  for (const [lane, error] of lanes) {
    if (Number.isInteger(lane)) await noteLaneFailure(tx, { lane, error, failedAt, nextAt });
  }
}
