import type { Tx } from "../../../platform/db/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, AnsweredMessage, IncomingMessage, MessageHandler } from "../../../platform/outbox/index.ts";
import type { Text } from "../../../platform/text/index.ts";
import {
  dossierStates,
  type StepAnswer,
  stepAnswerMessageType,
  stepAnswerSchema,
  stepMessageType,
} from "../../../protocol/dossiers/index.ts";
import { carryFlow } from "../../flows/index.ts";
import { dossierErrors } from "../errors.ts";
import { commitChange, completing, settleAll } from "../handling.ts";
import { nodeActor } from "../node-actor.ts";
import { readHeld } from "../store/dossiers.ts";
import { bringWorkHome } from "../store/leases.ts";
import { findRemoteStep, type RemoteStep, settleRemoteStep } from "../store/remote-steps.ts";
import { unpackFiles } from "./carried-files.ts";
import { dropGuestStep, receiveStep } from "./guest.ts";

/** Steps that other nodes ask of us, and their answers to ours. */
export function remoteMessages(node: Node): readonly MessageHandler[] {
  return [
    {
      type: stepMessageType,
      receive: async (tx, messages) => {
        const answers: Answer[] = [];
        for (const message of messages) answers.push(await receiveStep(node, tx, message));
        return answers;
      },
      answered: async (tx, messages) => {
        for (const message of messages) await notTaken(node, tx, message);
      },
    },
    {
      type: stepAnswerMessageType,
      receive: async (tx, messages) => {
        const answers: Answer[] = [];
        for (const message of messages) answers.push(await receiveAnswer(node, tx, message));
        return answers;
      },
    },
  ];
}

/** What we asked was refused on its way. */
async function notTaken(node: Node, tx: Tx, { answer, meta }: AnsweredMessage): Promise<void> {
  if (answer.outcome !== "refused" || typeof meta.step !== "string") return;
  const step = await findRemoteStep(tx, meta.step);
  if (step) await bringHome(node, tx, step, answer);
}

async function receiveAnswer(node: Node, tx: Tx, message: IncomingMessage): Promise<Answer> {
  const parsed = stepAnswerSchema.safeParse(JSON.parse(Buffer.from(message.body).toString("utf8")));
  if (!parsed.success) {
    const { code, people } = dossierErrors.stepUnreadable();
    return { outcome: "refused", code, message: people };
  }
  const answer = parsed.data;
  if (answer.kind === "recalled") {
    await dropGuestStep(node, tx, { stepId: answer.stepId, from: message.meta.from });
    return { outcome: "accepted" };
  }
  const step = await findRemoteStep(tx, answer.stepId);
  // A repeat, or an answer to what was taken back meanwhile: the work is over, and the answer changes nothing.
  if (step?.direction !== "asked" || step.state !== "sent") return { outcome: "accepted" };
  // The other node answers for itself; that it does not take a step is told by the one that passes steps on.
  const speaks = answer.kind === "refused" ? message.source : step.peerNode;
  if (message.meta.from !== speaks) {
    const { code, people } = dossierErrors.stepNotTheirs();
    return { outcome: "refused", code, message: people };
  }
  if (answer.kind === "refused") {
    await bringHome(node, tx, step, {
      code: "dossier.step-refused",
      message: { vi: answer.opinion, en: answer.opinion },
    });
    return { outcome: "accepted" };
  }
  await takeAnswer(node, tx, step, answer).catch((error: unknown) => {
    // The dossier rests beside its drawing, or others act on it: the answer waits and is brought again.
    const passes = error instanceof DomainError && (error.code === "flow.suspended" || error.code === "flow.busy");
    throw passes ? new DomainError(error.code, "unavailable", error.people) : error;
  });
  return { outcome: "accepted" };
}

/** The answer is in: the step of the flow is done, and its files are among the papers. */
async function takeAnswer(node: Node, tx: Tx, step: RemoteStep, answer: StepAnswer): Promise<void> {
  const held = await readHeld(tx, step.dossierId);
  const work = held?.work.find(({ token }) => token === step.token);
  if (!held || !work) return;
  const at = node.clock.now();
  const files = await unpackFiles(node, answer.files, at);
  const { outcome, opinion, by } = answer;
  const components =
    files.length === 0
      ? held.dossier.components
      : [
          ...held.dossier.components,
          {
            code: `answer-${step.token}`,
            name: `Trả lời: ${step.name}`,
            required: false,
            originals: 0,
            copies: 0,
            given: true,
            files,
            note: "",
          },
        ];
  const taken = await carryFlow(node.db, tx, {
    ...completing(held, work, { outcome, opinion }),
    at,
    actor: null,
  });
  const settled = await settleAll(node, tx, { ...held, dossier: { ...held.dossier, components } }, taken);
  await settleRemoteStep(tx, { id: step.id, state: "answered", at, outcome, opinion, by, files });
  const isResolved = settled.after.state === dossierStates.resolved && held.dossier.state !== dossierStates.resolved;
  const detail = { step: step.name, agency: step.agencyCode, by, opinion, ...(outcome === "" ? {} : { outcome }) };
  await commitChange(
    node,
    tx,
    {
      before: held.dossier,
      after: settled.after,
      by: { ...nodeActor(settled.after), name: by, agencyCode: step.agencyCode },
      at,
      events: [{ kind: "step-answered", detail }, ...(isResolved ? [{ kind: "resolved" as const }] : [])],
      opened: settled.opened,
      closed: settled.closed,
      done: { token: step.token, outcome },
      plan: settled.plan,
    },
    "dossier.step.answered",
  );
}

/** A step that the other side does not take comes home: an officer here decides what to do, and sees why. */
async function bringHome(
  node: Node,
  tx: Tx,
  step: RemoteStep,
  refusal: { readonly code: string; readonly message: Text },
): Promise<void> {
  if (step.state !== "sent") return;
  const held = await readHeld(tx, step.dossierId);
  if (!held) throw new DomainError("dossier.step-lost", "unavailable", refusal.message);
  const at = node.clock.now();
  await settleRemoteStep(tx, { id: step.id, state: "refused", at, refused: refusal });
  await bringWorkHome(tx, { dossierId: step.dossierId, token: step.token, agencyCode: held.dossier.agencyCode });
  const after = { ...held.dossier, revision: held.dossier.revision + 1, updatedAt: at };
  const detail = { step: step.name, agency: step.agencyCode, refused: refusal.message };
  const events = [{ kind: "step-answered" as const, detail }];
  await commitChange(
    node,
    tx,
    { before: held.dossier, after, by: nodeActor(after), at, events },
    "dossier.step.refused",
  );
}
