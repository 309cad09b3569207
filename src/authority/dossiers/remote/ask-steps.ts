import { nationalCode } from "../../../engines/codes/index.ts";
import type { Plan } from "../../../engines/flow/index.ts";
import { newId, storePayloads, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import {
  type StepAnswer,
  type StepMessage,
  stepAnswerMessageType,
  stepMessageType,
} from "../../../protocol/dossiers/index.ts";
import { outcomesOf } from "../../procedures/index.ts";
import { agencyNameOf } from "../agency-names.ts";
import type { Dossier } from "../record.ts";
import type { NewWork } from "../settle.ts";
import { insertRemoteStep, readRemoteSteps, settleRemoteStep } from "../store/remote-steps.ts";
import { packFiles } from "./carried-files.ts";

/** Code of the node that serves an agency: the first part of its code. */
export function nodeOf(agencyCode: string): string {
  return agencyCode.split(".")[0] ?? agencyCode;
}

/** Asks other nodes for the steps that are theirs, in the transaction that opens them. The papers travel along. */
export async function askSteps(
  node: Node,
  tx: Tx,
  {
    dossier,
    opened,
    plan,
    at,
  }: { readonly dossier: Dossier; readonly opened: readonly NewWork[]; readonly plan: Plan; readonly at: Date },
): Promise<void> {
  for (const work of opened) {
    if (work.place !== "elsewhere") continue;
    const stepId = newId();
    const message = await messageOf(node, tx, { dossier, work, plan, stepId, at });
    const to = nodeOf(work.agencyCode);
    await send(tx, { type: stepMessageType, code: dossier.code, to, body: message });
    await insertRemoteStep(tx, {
      id: stepId,
      direction: "asked",
      dossierId: dossier.id,
      token: work.token,
      peerNode: to,
      agencyCode: work.agencyCode,
      name: work.name,
      state: "sent",
      sentAt: at,
      dueAt: work.dueAt,
    });
  }
}

/** Takes back what was asked of other nodes and is no longer needed: the dossier was withdrawn, or went another way. */
export async function recallSteps(
  tx: Tx,
  { dossier, closed, at }: { readonly dossier: Dossier; readonly closed: readonly number[]; readonly at: Date },
): Promise<void> {
  for (const step of await readRemoteSteps(tx, dossier.id)) {
    if (step.direction !== "asked" || step.state !== "sent" || !closed.includes(step.token)) continue;
    await settleRemoteStep(tx, { id: step.id, state: "recalled", at });
    const body = { ...emptyAnswer(step.id, step.peerNode, at), kind: "recalled" as const };
    await send(tx, { type: stepAnswerMessageType, code: dossier.code, to: step.peerNode, body });
  }
}

/** Sends an answer, or a recall, by way of the national node. */
export async function send(
  tx: Tx,
  {
    type,
    code,
    to,
    body,
  }: {
    readonly type: string;
    readonly code: string;
    readonly to: string;
    readonly body: StepMessage | StepAnswer;
  },
): Promise<void> {
  const payloadId = newId();
  const bytes = Buffer.from(JSON.stringify(body));
  await storePayloads(tx, [{ id: payloadId, mediaType: "application/json", body: bytes }]);
  const key = `step-${code}`;
  await enqueue(tx, [
    { id: newId(), destination: nationalCode, type, key, subject: code, meta: { to, step: body.stepId }, payloadId },
  ]);
}

/** An answer without words. */
export function emptyAnswer(stepId: string, toNode: string, at: Date): StepAnswer {
  return {
    stepId,
    kind: "answered",
    toNode,
    at: at.getTime(),
    by: "",
    agencyCode: "",
    outcome: "",
    opinion: "",
    files: [],
  };
}

async function messageOf(
  node: Node,
  tx: Tx,
  {
    dossier,
    work,
    plan,
    stepId,
    at,
  }: {
    readonly dossier: Dossier;
    readonly work: NewWork;
    readonly plan: Plan;
    readonly stepId: string;
    readonly at: Date;
  },
): Promise<StepMessage> {
  const drawn = plan.nodes[work.node];
  const packed = await packFiles(
    node,
    dossier.components.map(({ files }) => files),
  );
  const components = dossier.components.map(({ code, name, given }, at) => ({
    code,
    name,
    given,
    files: [...(packed[at] ?? [])],
  }));
  return {
    stepId,
    fromNode: node.config.code,
    fromAgency: dossier.agencyCode,
    fromAgencyName: await agencyNameOf(node, tx, dossier.agencyCode),
    toAgency: work.agencyCode,
    name: work.name,
    lane: work.lane,
    outcomes: drawn ? [...outcomesOf(plan, drawn)] : [],
    sentAt: at.getTime(),
    dueAt: work.dueAt?.getTime() ?? null,
    dossier: {
      code: dossier.code,
      procedureCode: dossier.procedureCode,
      procedureName: dossier.procedureName,
      sectorCode: dossier.sectorCode,
      sectorName: dossier.sectorName,
      level: dossier.level,
      subject: dossier.subject,
      applicant: { ...dossier.applicant },
      receivedAt: dossier.receivedAt.getTime(),
      dueAt: dossier.dueAt?.getTime() ?? null,
      limit: dossier.limitText,
      components,
    },
    note: "",
  };
}
