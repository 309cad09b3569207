import type { Plan } from "../../../engines/flow/index.ts";
import { idAt } from "../../../platform/db/index.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { beginPast, carryPast, type TakenStep } from "../../flows/index.ts";
import { dueOf } from "../due.ts";
import { isReceptionStep } from "../lanes.ts";
import { type Dossier, untouched, type Work } from "../record.ts";
import type { Supplement } from "../store/supplements.ts";
import type { PastDossier, PastReceipt } from "./past-dossier.ts";
import { actor, type PastChange, type ReplaySurroundings, type Run, settleStep, tailOf, workOf } from "./run.ts";
import { take } from "./take-act.ts";

/** A dossier of the past worked out: every row that the system would have written for it. */
export type Replayed = {
  readonly past: PastDossier;
  readonly dossier: Dossier;
  readonly changes: readonly [PastChange, ...PastChange[]];
  readonly work: readonly Work[];
  readonly supplements: readonly Supplement[];
  /** Steps of the flow's instance; kept only while it is under way. */
  readonly steps: readonly TakenStep[];
};

/**
 * Works out what the system would have written, had the dossier been received and handled here when it was: the same steps of the flow, the
 * same due times, the same history. Pure. Throws when an act does not fit where the dossier stands.
 */
export function replayDossier(past: PastDossier, around: ReplaySurroundings): Replayed {
  const run = past.refusal ? refusedReception(past, past.refusal, around) : received(past, around);
  for (const act of past.acts) take(run, act, around);
  const [first, ...more] = run.changes;
  if (!first) throw new Error("A dossier begins with its receipt");
  return {
    past,
    dossier: run.dossier,
    changes: [first, ...more],
    work: run.work,
    supplements: run.supplements,
    steps: run.steps,
  };
}

function received(past: PastDossier, around: ReplaySurroundings): Run {
  const { plan, timeOf, staff } = around;
  const start = beginning(past.received, around);
  const { id, code: subject, agencyCode, receivedAgency, receivedAt: at, mandate, form, fee, level } = start;
  const vars = { ...form, agencies: placesOf(start), fee: fee ?? 0, level };
  const run: Run = {
    past,
    dossier: { ...start, instanceId: instanceIdOf(past) },
    work: [],
    changes: [],
    supplements: [],
    steps: [],
  };
  const begun = beginPast(plan, { instanceId: instanceIdOf(past), subject, agencyCode, vars, at }, timeOf);
  run.steps.push(begun);
  let first = settleStep(run, begun, around);
  const token = receptionToken(plan, begun);
  if (token !== undefined) {
    const next = carryPast(
      begun,
      { command: { kind: "complete", token, vars: { outcome: "complete" } }, agencyCode, at },
      timeOf,
    );
    run.steps.push(next);
    first = settleStep(run, next, around);
  }
  const clerk = staff(receivedAgency, "receptionist");
  const detail = {
    dueAt: start.dueAt?.toISOString() ?? null,
    ...(mandate === "" ? {} : { mandate }),
    ...(receivedAgency === agencyCode ? {} : { receivedAgency }),
  };
  const after = { ...first.after, revision: 1, createdByName: clerk.name };
  run.work = first.opened.map((one) => workOf(id, one, at));
  run.dossier = after;
  run.changes.push({ after, by: actor(clerk, receivedAgency), events: [{ kind: "accepted", detail }] });
  return run;
}

/** The step of receiving is done by receiving. */
function receptionToken(plan: Plan, { state }: TakenStep): number | undefined {
  const waiting = state.tokens.filter(({ waits }) => waits);
  const [token] = waiting;
  const drawn = token && plan.nodes[token.node];
  return waiting.length === 1 && drawn && isReceptionStep(plan, drawn) ? token.id : undefined;
}

function beginning(receipt: PastReceipt, { timeOf, calendarVersion }: ReplaySurroundings): Dossier {
  const { agencyCode, receivedAt, limitText } = receipt;
  const dueAt = dueOf(timeOf(agencyCode, receivedAt), { receivedAt, limitText, pauses: [] });
  return {
    ...receipt,
    ...untouched,
    ...{ state: dossierStates.received, dueAt, printedDueAt: dueAt, calendarVersion },
    ...{ revision: 0, createdBy: null, createdByName: "", updatedAt: receivedAt },
  };
}

function refusedReception(
  past: PastDossier,
  refusal: NonNullable<PastDossier["refusal"]>,
  around: ReplaySurroundings,
): Run {
  const { receivedAgency, receivedAt } = past.received;
  const clerk = around.staff(receivedAgency, "receptionist");
  const after: Dossier = {
    ...beginning(past.received, around),
    ...{ state: dossierStates.notReceived, outcome: "not-received", endedAt: receivedAt, revision: 1 },
    ...{ flow: "", dueAt: null, printedDueAt: null, createdByName: clerk.name },
  };
  const change: PastChange = {
    after,
    by: actor(clerk, receivedAgency),
    events: [{ kind: "not-accepted", detail: { refusal } }],
  };
  return { past, dossier: after, work: [], changes: [change], supplements: [], steps: [] };
}

/** Which agencies the words of a drawing stand for; what the form says comes first. */
function placesOf({ form, agencyCode }: Dossier): Readonly<Record<string, unknown>> {
  const given = form.agencies;
  const [province = "", district] = agencyCode.split(".");
  const above = { province, ...(district === undefined ? {} : { district: `${province}.${district}` }) };
  return { ...above, ...(given !== null && typeof given === "object" ? given : {}) };
}

function instanceIdOf(past: PastDossier): string {
  return idAt(past.received.receivedAt, tailOf(past) + 1n);
}
