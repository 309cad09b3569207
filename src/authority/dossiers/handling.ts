import type { FlowCommand, FlowState, Plan } from "../../engines/flow/index.ts";
import { grantFor, type Principal } from "../../platform/auth/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { dossierStateNames } from "../../protocol/dossiers/index.ts";
import { workingTimeOf } from "../calendar/index.ts";
import { carryFlow, type PlannedStep, planStep, readInstance, type TakenStep, writeStep } from "../flows/index.ts";
import { besideReason } from "./beside-reason.ts";
import { dossierErrors } from "./errors.ts";
import { metricChangesOf } from "./figures/counted.ts";
import { syncChangesOf, tellSoon, topicsOf } from "./follow.ts";
import { blamed, endsLate } from "./lateness.ts";
import { type DossierAct, mayAct, maySeeDossier } from "./policy.ts";
import type { Dossier, Work } from "./record.ts";
import { askSteps, recallSteps } from "./remote/ask-steps.ts";
import {
  calledTokens,
  type Held,
  remindersOf,
  type Settled,
  type Settling,
  type Surroundings,
  settle,
  settleCalled,
} from "./settle.ts";
import { type Change, type EventActor, MovedOn, type NewEvent, writeDossier } from "./store/change.ts";
import { findCalledTokens, readHeld, readWork } from "./store/dossiers.ts";

/** Somebody at work on a dossier as it was read; what they write stands on that revision. */
export type Handling = {
  readonly node: Node;
  readonly tx: Tx;
  readonly by: Principal;
  readonly at: Date;
  readonly held: Held;
};

/** How often an act is worked out again because somebody else's change came between. */
const mostTries = 8;

/**
 * Reads a dossier and lets `act` change it, in one transaction. Nothing is locked while people's work is read: an act that meets another's
 * change is worked out again on the dossier as it is then.
 * Throws `dossier.not-found` also when the person may not see it.
 */
export function handleDossier<T>(
  node: Node,
  by: Principal,
  dossierId: string,
  act: (handling: Handling) => Promise<T>,
): Promise<T> {
  return untilKept(async () => {
    const at = node.clock.now();
    const held = await readVisible(node.db, by, dossierId, at);
    return node.db.transaction().execute((tx) => act({ node, tx, by, at, held }));
  });
}

/** Does what the node does by itself to a dossier, in a transaction; again when somebody's change came between. */
export function untilCommitted<T>(node: Node, work: (tx: Tx) => Promise<T>): Promise<T> {
  return untilKept(() => node.db.transaction().execute(work));
}

async function untilKept<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      if (tries >= mostTries) throw dossierErrors.busy();
    }
  }
}

async function readVisible(db: Db | Tx, by: Principal, dossierId: string, at: Date): Promise<Held> {
  const held = await readHeld(db, dossierId);
  if (!held) throw dossierErrors.notFound();
  // Who had a step of it and has none now is found among all steps; the usual case is decided without reading them.
  if (maySeeDossier(by, held.dossier, held.work, at)) return held;
  if (maySeeDossier(by, held.dossier, await readWork(db, dossierId), at)) return held;
  throw dossierErrors.notFound();
}

/** Refuses an act that is not for this person, or not for now. */
export function requireAct(handling: Handling, act: DossierAct, states: readonly Dossier["state"][]): void {
  const { by, held, at } = handling;
  if (!mayAct(by, held, act, at)) throw dossierErrors.notYours();
  if (!states.includes(held.dossier.state)) throw dossierErrors.notNow(dossierStateNames[held.dossier.state]);
}

/** Refuses a change made on another revision than the dossier has now. */
export function requireRevision({ held }: Handling, seen: number | undefined): void {
  if (seen !== undefined && seen !== held.dossier.revision) throw dossierErrors.stale(held.dossier);
}

/** What a command to the flow did to the dossier: everything settled, reminders carried out. */
export type Carried = Settled & { readonly plan: Plan; readonly reminded: readonly string[] };

/** The same where the step itself may be still to be written: `commit` takes it. */
export type Carrying = Carried & { readonly step: PlannedStep | undefined };

/**
 * Completes work in the flow it is of, the dossier's own or one that was called, and settles what that means.
 * @param vars what is set in the flow; of a function: what follows from the drawing, which may refuse
 * @param ready the dossier as it is to be when the step is settled (a count of supplements, an outcome)
 */
export async function carry(
  { node, tx, by, at, held }: Handling,
  work: Pick<Work, "token" | "instanceId">,
  vars: Readonly<Record<string, unknown>> | ((plan: Plan) => Readonly<Record<string, unknown>>),
  ready: Dossier = held.dossier,
): Promise<Carrying> {
  const advance = { ...completing(held, work, vars), at, actor: by.accountId };
  const isOwn = advance.instanceId === held.instance?.id;
  const step = await planStep(node.db, tx, advance, isOwn ? held.instance : undefined);
  return settlePlanned(node, tx, { dossier: ready, work: held.work }, step);
}

/** The command that completes work, and the instance it is for. Throws `dossier.step-done` when the dossier has no flow. */
export function completing(
  { dossier }: Pick<Held, "dossier">,
  { token, instanceId }: Pick<Work, "token" | "instanceId">,
  vars: Readonly<Record<string, unknown>> | ((plan: Plan) => Readonly<Record<string, unknown>>),
): { readonly instanceId: string; readonly command: (plan: Plan, state: FlowState) => FlowCommand } {
  const flow = instanceId ?? dossier.instanceId;
  if (flow === null) throw dossierErrors.stepDone();
  return {
    instanceId: flow,
    command: (plan) => ({
      kind: "complete",
      token: token % calledTokens,
      vars: typeof vars === "function" ? vars(plan) : vars,
    }),
  };
}

/** The work by which a dossier waits for its applicant; undefined when it does not. */
export async function findWait({ tx, held }: Handling, reason: "supplement" | "payment"): Promise<Work | undefined> {
  const beside = held.work.find((work) => besideReason(work) === reason);
  if (beside) return beside;
  for (const work of held.work) {
    if ((await waitReason(tx, held, work)) === reason) return work;
  }
  return undefined;
}

/** What drawn work waits for with the clock standing still. */
async function waitReason(
  tx: Tx,
  { dossier }: Pick<Held, "dossier">,
  { token, node, place, instanceId }: Settling["work"][number],
): Promise<Surroundings["othersWaitFor"]> {
  const flow = instanceId ?? dossier.instanceId;
  if (place !== "waiting" || token < 0 || flow === null) return undefined;
  return (await readInstance(tx, flow))?.plan.nodes[node]?.pausesClock;
}

/** Settles a step before it is written; reminders that it sends are steps upon it, so that it is written before them. */
async function settlePlanned(node: Node, tx: Tx, held: Settling, step: PlannedStep): Promise<Carrying> {
  if (remindersOf(step.taken).length === 0) return { ...(await settleAll(node, tx, held, step.taken)), step };
  if (!(await writeStep(tx, step.revision, step.write))) throw new MovedOn();
  return { ...(await settleAll(node, tx, held, step.taken)), step: undefined };
}

/** Settles a step, and carries out the reminders it sends, each a step of its own. */
export async function settleAll(node: Node, tx: Tx, held: Settling, taken: TakenStep): Promise<Carried> {
  const around = await surroundingsFor(node, tx, held, taken.instanceId);
  const isCalled = taken.instanceId !== held.dossier.instanceId;
  const first = isCalled ? await findCalledTokens(tx, held.dossier.id, taken.instanceId) : 0;
  const settleOne = (of: Settling, step: TakenStep): Settled =>
    isCalled ? settleCalled(of, step, around, first) : settle(of, step, around);
  let settled = settleOne(held, taken);
  const reminded: string[] = [];
  const todo = [...settled.reminders];
  for (let next = todo.shift(); next; next = todo.shift()) {
    const [token, name] = next;
    reminded.push(name);
    const step = await carryFlow(node.db, tx, {
      instanceId: taken.instanceId,
      command: { kind: "complete", token },
      at: taken.at,
      actor: null,
    });
    const open = openAfter(held, settled);
    const more = settleOne({ dossier: { ...settled.after, revision: held.dossier.revision }, work: open }, step);
    todo.push(...more.reminders);
    settled = merge(settled, more);
  }
  return { ...settled, plan: taken.plan, reminded };
}

function openAfter({ work }: Settling, { opened, closed }: Settled): Settling["work"] {
  return [...work, ...opened].filter(({ token }) => !closed.includes(token));
}

function merge(first: Settled, then: Settled): Settled {
  return {
    after: then.after,
    opened: [...first.opened.filter(({ token }) => !then.closed.includes(token)), ...then.opened],
    closed: [...new Set([...first.closed, ...then.closed])],
    reminders: [],
  };
}

async function surroundingsFor(node: Node, tx: Tx, held: Settling, instanceId: string): Promise<Surroundings> {
  const { agencyCode, receivedAt, instanceId: own } = held.dossier;
  const time = await workingTimeOf(node.db, agencyCode, receivedAt, tx);
  let othersWaitFor: Surroundings["othersWaitFor"];
  for (const work of held.work) {
    if (othersWaitFor === undefined && (work.instanceId ?? own) !== instanceId)
      othersWaitFor = await waitReason(tx, held, work);
  }
  return { time, isOwn: (code) => isOwnAgency(node, code), othersWaitFor };
}

/** Whether an agency is of this node. */
export function isOwnAgency(node: Node, code: string): boolean {
  return code === node.config.code || code.startsWith(`${node.config.code}.`);
}

/** Who acts, as history keeps them: the post they act in when it happens. */
export function actorOf(by: Principal, at: Date): EventActor {
  const grant = by.grants.find(({ agencyCode, role }) => agencyCode === by.agencyCode && grantFor(by, role, at));
  return { id: by.accountId, name: by.name, title: grant?.title ?? "", agencyCode: by.agencyCode };
}

/** Writes a change made by a person with everything that follows from it. Throws `dossier.stale`, which a held dossier never is. */
export async function commit(
  handling: Handling,
  change: Omit<Change, "before" | "by" | "at" | "hasResult">,
  action: string,
): Promise<Dossier> {
  const { node, tx, by, at, held } = handling;
  const ended = endedBy(held, change.closed);
  const { dossier: before, hasResult } = held;
  return commitChange(node, tx, { ...change, ...ended, before, hasResult, by: actorOf(by, at), at }, action);
}

/**
 * The same for a change that the node itself makes, or the beginning of a dossier: everything that follows from it is written with it.
 * Throws when the dossier has moved on; `handleDossier` and jobs try again.
 */
export async function commitChange(node: Node, tx: Tx, change: Change, action: string): Promise<Dossier> {
  const after = await withCause(tx, change);
  const isLast = change.isLast === true && !goesElsewhere(change);
  const written = { ...change, after, isLast };
  const { before, by, at, events } = change;
  const audit = {
    actor: by.id === null ? ("system" as const) : { accountId: by.id, name: by.name, agencyCode: by.agencyCode },
    action,
    subject: { kind: "dossier", id: after.id },
    agencyCode: by.agencyCode,
    detail: { code: after.code, state: after.state, revision: after.revision, ...auditDetail(events) },
    at,
  };
  const metrics = metricChangesOf(before, after);
  const sync = await syncChangesOf(node, tx, written);
  await writeDossier(tx, written, { audit, metrics, sync }).catch((error: unknown) => {
    throw error instanceof MovedOn && !before ? dossierErrors.busy() : error;
  });
  await tellOthers(node, tx, written);
  tellSoon(node, topicsOf(written));
  return after;
}

/** Whether other nodes are told of a change. */
function goesElsewhere({ opened = [], recalled = [] }: Change): boolean {
  return recalled.length > 0 || opened.some(({ place }) => place === "elsewhere");
}

/** Steps that are other nodes' leave with the change; those that fell away are taken back. */
async function tellOthers(node: Node, tx: Tx, { after, opened = [], recalled = [], plan, at }: Change): Promise<void> {
  if (plan && opened.some(({ place }) => place === "elsewhere"))
    await askSteps(node, tx, { dossier: after, opened, plan, at });
  if (recalled.length > 0) await recallSteps(tx, { dossier: after, closed: recalled, at });
}

/** What a change ends: tokens of work at other nodes, and the agencies that have it no more. */
export function endedBy({ work }: Held, closed: readonly number[] = []): Required<Pick<Change, "recalled" | "left">> {
  const over = work.filter(({ token }) => closed.includes(token));
  return {
    recalled: over.filter(({ place }) => place === "elsewhere").map(({ token }) => token),
    left: [...new Set(over.map(({ agencyCode }) => agencyCode))],
  };
}

function auditDetail(events: readonly NewEvent[]): { readonly events: readonly string[] } {
  return { events: events.map(({ kind }) => kind) };
}

/** When a dossier ends late, whose step it was is set down for good. */
async function withCause(tx: Tx, { before, after, at }: Change): Promise<Dossier> {
  return endsLate(before, after) ? blamed(after, await readWork(tx, after.id), at) : after;
}
