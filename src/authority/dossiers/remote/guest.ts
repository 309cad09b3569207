import { z } from "zod";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import {
  dossierStates,
  type StepMessage,
  stepAnswerMessageType,
  stepMessageSchema,
} from "../../../protocol/dossiers/index.ts";
import { applicantKinds, procedureLevels } from "../../../protocol/procedures/index.ts";
import { findAgency } from "../../organisation/index.ts";
import { dossierErrors } from "../errors.ts";
import { commit, commitChange, type Handling } from "../handling.ts";
import { roleOfLane } from "../lanes.ts";
import { nodeActor } from "../node-actor.ts";
import {
  type Applicant,
  type ComponentFile,
  type Dossier,
  type DossierComponent,
  numberKinds,
  untouched,
  type Work,
} from "../record.ts";
import type { NewWork } from "../settle.ts";
import { findDossierByCode, readHeld, readWork } from "../store/dossiers.ts";
import { findRemoteStep, insertRemoteStep, readRemoteSteps, settleRemoteStep } from "../store/remote-steps.ts";
import { emptyAnswer, send } from "./ask-steps.ts";
import { packFiles, unpackFiles } from "./carried-files.ts";

/** A way a step for another node may turn out, as its drawing there has it. */
export type GuestOutcome = { readonly code: string; readonly label: string };

const guestForm = z.object({
  guest: z.record(z.string(), z.array(z.object({ code: z.string(), label: z.string() }))).default({}),
});

/** How the work of a guest dossier may turn out; empty where its drawing asks nothing. */
export function guestOutcomes({ form }: Pick<Dossier, "form">, token: number): readonly GuestOutcome[] {
  const parsed = guestForm.safeParse(form);
  return parsed.success ? (parsed.data.guest[String(token)] ?? []) : [];
}

const applicantSchema = z.object({
  kind: z.enum(applicantKinds),
  number: z.string(),
  numberKind: z.enum(numberKinds),
  name: z.string(),
  birthDate: z.string().nullable(),
  gender: z.enum(["female", "male", "other"]).nullable(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
});

/** Takes in a step that another node asks of an agency here: a guest dossier with one piece of work. A final "no" says why. */
export async function receiveStep(node: Node, tx: Tx, message: IncomingMessage): Promise<Answer> {
  const parsed = stepMessageSchema.safeParse(JSON.parse(Buffer.from(message.body).toString("utf8")));
  if (!parsed.success) return refused(dossierErrors.stepUnreadable());
  const asked = parsed.data;
  if (message.meta.from !== asked.fromNode) return refused(dossierErrors.stepNotTheirs());
  if (await findRemoteStep(tx, asked.stepId)) return { outcome: "accepted" };
  const agency = await findAgency(tx, asked.toAgency);
  if (!agency) return refused(dossierErrors.noSuchAgency(asked.toAgency));
  try {
    await begin(node, tx, asked);
    return { outcome: "accepted" };
  } catch (error) {
    // A file that is empty or not what it says it is will not become right by trying again.
    if (error instanceof DomainError && error.kind !== "unavailable" && error.kind !== "conflict")
      return refused(error);
    throw error;
  }
}

function refused({ code, people }: DomainError): Answer {
  return { outcome: "refused", code, message: people };
}

async function begin(node: Node, tx: Tx, asked: StepMessage): Promise<void> {
  const at = node.clock.now();
  const before = await findDossierByCode(tx, asked.dossier.code);
  // Codes are public: a dossier received here, or one that came from somewhere else, is not another node's to send.
  if (before && before.originNode !== asked.fromNode) throw dossierErrors.stepNotTheirs();
  const components = await componentsOf(node, asked, at);
  const token = before ? Math.max(0, ...(await readWork(tx, before.id)).map((one) => one.token)) + 1 : 1;
  const dossier = before ?? fresh(asked, at);
  const work: NewWork = {
    token,
    node: "",
    name: asked.name,
    lane: asked.lane,
    role: roleOfLane(asked.lane),
    agencyCode: asked.toAgency,
    place: "here",
    dueAt: asked.dueAt === null ? null : new Date(asked.dueAt),
  };
  const guest = { ...guestForm.parse(before?.form ?? {}).guest, [token]: asked.outcomes };
  const after: Dossier = {
    ...dossier,
    form: { ...dossier.form, guest, from: asked.fromAgencyName },
    components,
    state: dossierStates.processing,
    endedAt: null,
    returnedAt: null,
    outcome: null,
    dueAt: work.dueAt,
    revision: (before?.revision ?? 0) + 1,
    updatedAt: at,
  };
  const detail = { from: asked.fromAgencyName, step: asked.name };
  const events = [{ kind: "accepted" as const, detail }];
  await commitChange(
    node,
    tx,
    { before, after, by: nodeActor(after), at, events, opened: [work] },
    "dossier.guest.receive",
  );
  await insertRemoteStep(tx, {
    id: asked.stepId,
    direction: "given",
    dossierId: after.id,
    token,
    peerNode: asked.fromNode,
    agencyCode: asked.toAgency,
    name: asked.name,
    state: "received",
    sentAt: new Date(asked.sentAt),
    dueAt: work.dueAt,
  });
}

function fresh(asked: StepMessage, at: Date): Dossier {
  const { dossier } = asked;
  const applicant: Applicant = applicantSchema.parse(dossier.applicant);
  const level = procedureLevels.find((one) => one === dossier.level) ?? "province";
  return {
    id: newId(),
    code: dossier.code,
    offeredId: null,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    sectorCode: dossier.sectorCode,
    sectorName: dossier.sectorName,
    level,
    agencyCode: asked.toAgency,
    receivedAgency: asked.toAgency,
    channel: 1,
    mandate: "",
    applicantId: null,
    applicant,
    subject: dossier.subject,
    form: {},
    components: [],
    flow: "",
    ...untouched,
    state: dossierStates.processing,
    receivedAt: at,
    limitText: dossier.limit,
    dueAt: null,
    printedDueAt: dossier.dueAt === null ? null : new Date(dossier.dueAt),
    fee: null,
    originNode: asked.fromNode,
    originCode: dossier.code,
    revision: 0,
    createdBy: null,
    createdByName: asked.fromAgencyName,
    updatedAt: at,
  };
}

async function componentsOf(node: Node, asked: StepMessage, at: Date): Promise<readonly DossierComponent[]> {
  return Promise.all(
    asked.dossier.components.map(async ({ code, name, given, files }) => ({
      code,
      name,
      required: false,
      originals: 0,
      copies: 0,
      given,
      files: await unpackFiles(node, files, at),
      note: "",
    })),
  );
}

/** What is answered to a node that asked for a step. */
export type GuestAnswer = {
  readonly outcome: string;
  readonly opinion: string;
  readonly files?: readonly ComponentFile[];
};

/**
 * Answers a step for another node, in the transaction of who did it; when it was the last one, the guest dossier is done here.
 * Throws `dossier.outcome`, `dossier.reason-missing` without an opinion.
 */
export async function answerGuestStep(handling: Handling, work: Work, answer: GuestAnswer): Promise<Dossier> {
  const { node, tx, held, at, by } = handling;
  const allowed = guestOutcomes(held.dossier, work.token);
  if (allowed.length > 0 && !allowed.some(({ code }) => code === answer.outcome || code === ""))
    throw dossierErrors.outcome(allowed.map(({ label }) => label));
  if (answer.opinion.trim() === "") throw dossierErrors.reason("note");
  const steps = await readRemoteSteps(tx, held.dossier.id);
  const step = steps.find(({ token, state }) => token === work.token && state === "received");
  if (!step) throw dossierErrors.stepDone();
  const { outcome, opinion, files = [] } = answer;
  await settleRemoteStep(tx, { id: step.id, state: "answered", at, outcome, opinion, by: by.name, files });
  const body = {
    ...emptyAnswer(step.id, step.peerNode, at),
    by: by.name,
    agencyCode: work.agencyCode,
    outcome,
    opinion,
    files: [...((await packFiles(node, [files]))[0] ?? [])],
  };
  await send(tx, { type: stepAnswerMessageType, code: held.dossier.code, to: step.peerNode, body });
  const isLast = held.work.length === 1;
  const after = {
    ...held.dossier,
    ...(isLast ? { state: dossierStates.returned, endedAt: at, returnedAt: at, outcome: "granted" as const } : {}),
    revision: held.dossier.revision + 1,
    updatedAt: at,
  };
  const detail = { step: work.name, opinion, ...(outcome === "" ? {} : { outcome }) };
  return commit(
    handling,
    { after, closed: [work.token], done: { token: work.token, outcome }, events: [{ kind: "step-answered", detail }] },
    "dossier.guest.answer",
  );
}

/** The node that asked takes its step back: the work ends here. */
export async function dropGuestStep(
  node: Node,
  tx: Tx,
  { stepId, from }: { readonly stepId: string; readonly from: unknown },
): Promise<void> {
  const step = await findRemoteStep(tx, stepId);
  if (step?.direction !== "given" || step.state !== "received" || step.peerNode !== from) return;
  const held = await readHeld(tx, step.dossierId);
  if (!held) return;
  const at = node.clock.now();
  await settleRemoteStep(tx, { id: stepId, state: "recalled", at });
  const isLast = held.work.length <= 1;
  const after = {
    ...held.dossier,
    ...(isLast ? { state: dossierStates.withdrawn, endedAt: at, outcome: "withdrawn" as const } : {}),
    revision: held.dossier.revision + 1,
    updatedAt: at,
  };
  const events = [{ kind: "withdrawn" as const, detail: { step: step.name, recalled: true } }];
  const change = { before: held.dossier, after, by: nodeActor(after), at, events, closed: [step.token] };
  await commitChange(node, tx, change, "dossier.guest.recall");
}
