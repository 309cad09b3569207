import { newId, storePayloads, type Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import {
  type Answer,
  type AnsweredMessage,
  enqueue,
  type IncomingMessage,
  type MessageHandler,
} from "../../platform/outbox/index.ts";
import { type StepAnswer, stepAnswerMessageType, stepMessageType } from "../../protocol/dossiers/index.ts";
import { insertRelay, isPeer, settleRelay } from "./store/relays.ts";

/**
 * Passes steps of dossiers from one authority to another, and their answers back: authorities know the national node alone. What was taken
 * here leaves again in the same transaction, so that nothing is lost between the two ways; bodies are passed on byte for byte.
 */
export function relayMessages(node: Node): readonly MessageHandler[] {
  return [stepMessageType, stepAnswerMessageType].map((type) => ({
    type,
    receive: async (tx, messages) => {
      const answers: Answer[] = [];
      for (const message of messages) answers.push(await passOn(node, tx, message));
      return answers;
    },
    answered: async (tx, messages) => {
      for (const message of messages) await arrived(node, tx, message);
    },
  }));
}

async function passOn(node: Node, tx: Tx, message: IncomingMessage): Promise<Answer> {
  const { to, step } = message.meta;
  if (typeof to !== "string" || typeof step !== "string" || !(await isPeer(tx, to))) return noSuchNode(String(to));
  const id = newId();
  const payloadId = newId();
  await storePayloads(tx, [{ id: payloadId, mediaType: message.contentType, body: message.body }]);
  await insertRelay(tx, {
    id,
    fromNode: message.source,
    toNode: to,
    kind: message.type === stepMessageType ? "step" : "answer",
    stepId: step,
    code: message.subject ?? "",
    at: node.clock.now(),
  });
  const { type, key, subject } = message;
  const meta = { from: message.source, step };
  await enqueue(tx, [{ id, destination: to, type, key, ...(subject === null ? {} : { subject }), meta, payloadId }]);
  return { outcome: "accepted" };
}

/** The other side has answered. A step that it does not take goes back to who asked, with its words. */
async function arrived(node: Node, tx: Tx, { id, type, answer, key }: AnsweredMessage): Promise<void> {
  const at = node.clock.now();
  const state = answer.outcome === "accepted" ? "delivered" : "refused";
  const relay = await settleRelay(tx, { id, state, at });
  if (answer.outcome !== "refused" || type !== stepMessageType || !relay) return;
  const body: StepAnswer = {
    stepId: relay.stepId,
    kind: "refused",
    toNode: relay.fromNode,
    at: at.getTime(),
    by: "",
    agencyCode: relay.toNode,
    outcome: "",
    opinion: answer.message.vi,
    files: [],
  };
  await enqueue(tx, [
    {
      id: newId(),
      destination: relay.fromNode,
      type: stepAnswerMessageType,
      key,
      subject: relay.code,
      meta: { from: node.config.code, step: relay.stepId },
      data: { ...body, files: [] },
    },
  ]);
}

function noSuchNode(code: string): Answer {
  return {
    outcome: "refused",
    code: "dossier.no-such-node",
    message: {
      vi: `Không có nơi nhận ${code} trong danh bạ quốc gia. Hãy kiểm tra mã cơ quan của bước này trong luồng.`,
      en: `There is no node ${code} in the national directory. Check the agency code of this step in the flow.`,
    },
  };
}
