import { nationalCode } from "../../../engines/codes/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { enqueue, type Json } from "../../../platform/outbox/index.ts";
import { type DigestsMessage, digestsMessageType } from "../../../protocol/dossiers/index.ts";
import { insertComparison } from "../store/reconciliation-comparisons.ts";
import { foldDigests } from "../store/reconciliation-digests.ts";
import { askAgencies } from "./questions.ts";
import { firstStep } from "./step.ts";

/** Begins a comparison with the portal, in the caller's transaction. One runs at a time. @returns its id; undefined when one runs already */
export async function beginComparison(node: Node, tx: Tx): Promise<string | undefined> {
  await foldDigests(tx);
  const id = newId();
  const { question, dossiers } = await askAgencies(tx, id);
  const step = { ...firstStep(newId(), node.machine.now().getTime()), agencies: question.rows.length };
  const sent = { ...step, rounds: 1, bytes: headBytes + bytesOf(question) };
  if (!(await insertComparison(tx, { id, at: node.clock.now(), dossiers, step: sent }))) return undefined;
  await sendQuestion(tx, sent.messageId, question);
  return id;
}

/** Hands a question to the outbox. Questions keep their order, and go before the changes that wait. */
export async function sendQuestion(tx: Tx, messageId: string, question: DigestsMessage): Promise<void> {
  const data = question as unknown as Json;
  await enqueue(tx, [
    {
      ...{ id: messageId, destination: nationalCode, type: digestsMessageType, key: "dossier-digests", priority: 1 },
      meta: { level: question.level },
      data,
    },
  ]);
}

/** What a question and its answer carry besides their bodies: the heads of both, signatures, the receipt. Measured over HTTP/1.1. */
export const headBytes = 1_300;

/** Bytes of a body as it travels. */
export function bytesOf(body: unknown): number {
  return Buffer.byteLength(JSON.stringify(body) ?? "");
}
