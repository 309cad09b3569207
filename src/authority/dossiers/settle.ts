import type { WorkingTime } from "../../engines/deadline/index.ts";
import type { Plan, PlanNode, Token } from "../../engines/flow/index.ts";
import { type DossierState, dossierStates, hasEnded } from "../../protocol/dossiers/index.ts";
import type { Instance, TakenStep } from "../flows/index.ts";
import { dueOf } from "./due.ts";
import { isReceptionStep, isReturnStep, roleOfStep } from "./lanes.ts";
import type { Dossier, DossierPause, Work, WorkRole } from "./record.ts";

/** A dossier with its open work, its own flow as it stood then, and whether it has a result. */
export type Held = {
  readonly dossier: Dossier;
  readonly work: readonly Work[];
  readonly instance: Instance | undefined;
  readonly hasResult: boolean;
};

/** Work to begin. */
export type NewWork = {
  readonly token: number;
  /** The called flow that it is of. */
  readonly instanceId?: string;
  readonly node: string;
  readonly name: string;
  readonly lane: string;
  readonly role: WorkRole;
  readonly agencyCode: string;
  readonly place: Work["place"];
  readonly dueAt: Date | null;
};

/** What a step of the flow means for the dossier. */
export type Settled = {
  readonly after: Dossier;
  readonly opened: readonly NewWork[];
  /** Tokens of open work that is over. */
  readonly closed: readonly number[];
  /** Tokens of reminders to be carried out at once: [token, name]. */
  readonly reminders: readonly (readonly [number, string])[];
};

/** A dossier with as much of its open work as settling reads. */
export type Settling = {
  readonly dossier: Dossier;
  readonly work: readonly (Pick<Work, "token" | "node" | "place"> & { readonly instanceId?: string | null })[];
};

/** What settling needs to know beside the step. */
export type Surroundings = {
  /** Working time of the agency that resolves it. */
  readonly time: WorkingTime;
  /** Whether an agency is of this node. */
  readonly isOwn: (agencyCode: string) => boolean;
  /** What another flow of the dossier waits for with the clock standing still. */
  readonly othersWaitFor: PlanNode["pausesClock"];
};

/** Token of the work to hand over a result when the drawing has no step for it. */
const handOverToken = -1;

/** Reads what a step of the flow changed in the dossier: its work, state, clock and due time. Pure. */
export function settle(held: Settling, { plan, state, rows, at }: TakenStep, around: Surroundings): Settled {
  const { time, isOwn } = around;
  const waits = state.tokens.filter((token) => isWait(plan, token));
  const known = new Set(held.work.map(({ token }) => token));
  const closed = [
    ...rows.closed.filter(({ token }) => known.has(token)).map(({ token }) => token),
    ...held.work
      .filter(
        ({ token, place }) => place === "waiting" && isOfOwnFlow(token) && !state.tokens.some(({ id }) => id === token),
      )
      .map(({ token }) => token)
      .filter((token) => !rows.closed.some((one) => one.token === token)),
  ];
  const opened = [
    ...rows.opened.flatMap((task) => workOf(plan, task, isOwn)),
    ...waits.filter(({ id }) => !known.has(id)).map((token) => waitOf(plan, token, held.dossier)),
  ];
  const open = [...held.work.filter(({ token }) => !closed.includes(token)), ...opened];
  const reason = pauseOf(plan, waits) ?? around.othersWaitFor;
  const pauses = pausesAfter(held.dossier, reason, at);
  const base = { ...held.dossier, pauses, revision: held.dossier.revision + 1, updatedAt: at };
  const isWaiting = waits.length > 0;
  const after = stateAfter(base, { plan, open, reason, isWaiting, ended: state.status !== "running", at });
  const withDue = { ...after, dueAt: dueAfter(time, held.dossier, after) };
  const isOver = state.status !== "running" && withDue.state === dossierStates.resolved;
  return {
    after: withDue,
    opened: isOver ? [...opened, handOverWork(held.dossier, "Trả kết quả")] : opened,
    closed: state.status === "running" ? closed : [...known].filter((token) => token > 0),
    reminders: remindersOf({ plan, rows }),
  };
}

/** Tokens of called flows begin at a million: each called flow of a dossier has a million of its own. */
export const calledTokens = 1_000_000;

function isOfOwnFlow(token: number): boolean {
  return token > 0 && token < calledTokens;
}

/**
 * The same for a step of a flow that the dossier's own flow called: its work and waits are the dossier's. What its end means is read when the
 * calling flow goes on.
 * @param first the million its tokens stand in
 */
export function settleCalled(
  held: Settling,
  { instanceId, plan, state, rows, at }: TakenStep,
  { time, isOwn, othersWaitFor }: Surroundings,
  first: number,
): Settled {
  const known = new Set(held.work.map(({ token }) => token));
  const waits = state.tokens.filter((token) => isWait(plan, token));
  const named = (work: NewWork): NewWork => ({ ...work, token: work.token + first, instanceId });
  const own = [...known].filter((token) => token > first && token < first + calledTokens);
  const gone = own.filter((token) => !state.tokens.some(({ id }) => id === token - first));
  const reason = pauseOf(plan, waits) ?? othersWaitFor;
  const pauses = pausesAfter(held.dossier, reason, at);
  const after = {
    ...held.dossier,
    pauses,
    state: hasEnded(held.dossier.state) ? held.dossier.state : (waitingState(reason) ?? dossierStates.processing),
    revision: held.dossier.revision + 1,
    updatedAt: at,
  };
  return {
    after: { ...after, dueAt: dueAfter(time, held.dossier, after) },
    opened: [
      ...rows.opened.flatMap((task) => workOf(plan, task, isOwn)),
      ...waits.filter(({ id }) => !known.has(id + first)).map((token) => waitOf(plan, token, held.dossier)),
    ].map(named),
    closed: state.status === "running" ? gone : own,
    reminders: remindersOf({ plan, rows }),
  };
}

/** Tokens and names of reminders that a step sends. */
export function remindersOf({ plan, rows }: Pick<TakenStep, "plan" | "rows">): Settled["reminders"] {
  return rows.opened.flatMap(({ token, node }) => {
    const drawn = plan.nodes[node];
    return drawn?.kind === "send" ? [[token, drawn.name] as const] : [];
  });
}

/** The state of a dossier that waits for its applicant. */
function waitingState(reason: PlanNode["pausesClock"]): DossierState | undefined {
  if (reason === "supplement") return dossierStates.supplement;
  return reason === "payment" ? dossierStates.payment : undefined;
}

/** The due time only moves when something it is counted from has: what is printed stays true otherwise. */
function dueAfter(time: WorkingTime, before: Dossier, after: Dossier): Date | null {
  return before.pauses === after.pauses ? before.dueAt : dueOf(time, after);
}

function isWait(plan: Plan, { node, waits }: Token): boolean {
  const drawn = plan.nodes[node];
  if (!drawn || waits !== true) return false;
  return drawn.kind === "receive" || (drawn.kind === "catch" && drawn.pausesClock !== undefined);
}

function pauseOf(plan: Plan, waits: readonly Token[]): PlanNode["pausesClock"] {
  return waits.map(({ node }) => plan.nodes[node]?.pausesClock).find((reason) => reason !== undefined);
}

/** Opens or ends the pause that the drawing asks for. A suspension ordered beside the drawing is left alone. */
function pausesAfter(dossier: Dossier, reason: PlanNode["pausesClock"], at: Date): readonly DossierPause[] {
  const open = dossier.pauses.find(({ to, reason }) => to === null && reason !== "suspension");
  if (open?.reason === reason || (!open && reason === undefined)) return dossier.pauses;
  const ended = dossier.pauses.map((pause) => (pause === open ? { ...pause, to: at.toISOString() } : pause));
  if (reason === undefined) return ended;
  // A second request for supplements counts against the office (QĐ 766/QĐ-TTg).
  const stopsClock = reason !== "supplement" || dossier.supplements < 2;
  return [...ended, { from: at.toISOString(), to: null, reason, stopsClock }];
}

function stateAfter(
  dossier: Dossier,
  {
    plan,
    open,
    reason,
    isWaiting,
    ended,
    at,
  }: {
    readonly plan: Plan;
    readonly open: readonly Pick<Work, "node" | "place">[];
    readonly reason: PlanNode["pausesClock"];
    readonly isWaiting: boolean;
    readonly ended: boolean;
    readonly at: Date;
  },
): Dossier {
  if (hasEnded(dossier.state) && dossier.state !== dossierStates.resolved) return dossier;
  if (ended) return resolved(dossier, at);
  const nodes = open.filter(({ place }) => place !== "waiting").map(({ node }) => plan.nodes[node]);
  const ofPeople = nodes.filter((node) => node !== undefined);
  if (!isWaiting && reason === undefined && ofPeople.length > 0 && ofPeople.every((node) => isReturnStep(plan, node)))
    return resolved(dossier, at);
  const isAtReception = ofPeople.length > 0 && ofPeople.every((node) => isReceptionStep(plan, node));
  const state = waitingState(reason) ?? (isAtReception ? dossierStates.received : dossierStates.processing);
  return { ...dossier, state, endedAt: null };
}

function resolved(dossier: Dossier, at: Date): Dossier {
  if (dossier.state === dossierStates.resolved) return dossier;
  return { ...dossier, state: dossierStates.resolved, endedAt: at, outcome: dossier.outcome ?? "granted" };
}

function workOf(
  plan: Plan,
  task: TakenStep["rows"]["opened"][number],
  isOwn: Surroundings["isOwn"],
): readonly NewWork[] {
  const drawn = plan.nodes[task.node];
  if (!drawn || drawn.kind === "send") return [];
  const isCall = task.kind === "call";
  return [
    {
      token: task.token,
      node: task.node,
      name: drawn.name,
      lane: drawn.role ?? "",
      role: roleOfStep(plan, drawn),
      agencyCode: task.agencyCode,
      place: isCall ? "waiting" : isOwn(task.agencyCode) ? "here" : "elsewhere",
      dueAt: task.dueAt,
    },
  ];
}

function waitOf(plan: Plan, { id, node }: Token, { receivedAgency }: Dossier): NewWork {
  const drawn = plan.nodes[node];
  return {
    token: id,
    node,
    name: drawn?.name ?? node,
    lane: drawn?.role ?? "",
    role: "receptionist",
    agencyCode: receivedAgency,
    place: "waiting",
    dueAt: null,
  };
}

/** Work to hand over what a dossier ended with, when the drawing has no step for it. */
export function handOverWork({ receivedAgency }: Pick<Dossier, "receivedAgency">, name: string): NewWork {
  return {
    token: handOverToken,
    node: "",
    name,
    lane: "",
    role: "receptionist",
    agencyCode: receivedAgency,
    place: "here",
    dueAt: null,
  };
}
