import {
  type ExplainedDue,
  explainDue,
  LimitError,
  type Pause,
  parseLimit,
  type WorkingTime,
} from "../../../engines/deadline/index.ts";
import {
  type Effect,
  type FlowCommand,
  FlowCommandError,
  type FlowState,
  type Plan,
  type PlanNode,
  step,
  timerAt,
} from "../../../engines/flow/index.ts";
import type { Text } from "../../../platform/text/index.ts";
import { type Outcome, outcomesOf } from "./outcomes.ts";

/** A made-up dossier to be sent through a flow. */
export type Rehearsal = {
  readonly receivedAt: Date;
  /** Agency that receives it: it does what names no other. */
  readonly agency: string;
  /** Working time of an agency. */
  readonly timeOf: (agency: string) => WorkingTime;
  /** The limit of the procedure, as `parseLimit` reads it. */
  readonly limit: string | undefined;
  /** How long people outside take where the flow waits for them, as `parseLimit` reads it. */
  readonly waiting: string;
  /** Values that conditions look at, beside outcomes. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Picks an outcome of a step; `visit` counts from 1. */
  readonly choose: (node: PlanNode, outcomes: readonly Outcome[], visit: number) => Outcome;
};

/** A step as a made-up dossier met it. */
export type RehearsedStep = {
  readonly node: string;
  readonly name: string;
  readonly kind: "work" | "wait" | "timer" | "machine";
  readonly role: string;
  /** Empty: the agency that received the dossier. */
  readonly agency: string;
  readonly start: Date;
  /** When it is done at the latest; everyone takes the whole of their time. */
  readonly end: Date;
  /** Why it is due then; undefined for a step without an allowance. */
  readonly explained: ExplainedDue | undefined;
  readonly pauses: PlanNode["pausesClock"];
  readonly outcome: Outcome | undefined;
  /** How often the dossier came here, from 1. */
  readonly visit: number;
};

/** What became of a made-up dossier. */
export type Rehearsed = {
  readonly steps: readonly RehearsedStep[];
  readonly doneAt: Date;
  /** Names of the ends that were reached. */
  readonly ends: readonly string[];
  /** When the dossier is due by the procedure's limit, and why. */
  readonly due: ExplainedDue | undefined;
  readonly isLate: boolean;
  /** Why it went no further. */
  readonly stuck: Text | undefined;
};

/** The most commands one dossier is given; a flow that goes round more often is cut off there. */
const mostCommands = 400;

/** Sends a made-up dossier through a flow: everyone takes the whole allowance, machines take no time. Stores nothing. */
export function rehearse(plan: Plan, rehearsal: Rehearsal): Rehearsed {
  const walk = createWalk(plan, rehearsal);
  let stuck: Text | undefined;
  try {
    walk.tell({ kind: "start", vars: rehearsal.values }, rehearsal.receivedAt);
    for (let count = 0; ; count++) {
      const next = walk.next();
      if (!next) break;
      if (count >= mostCommands) {
        stuck = texts.tooLong;
        break;
      }
      walk.tell(next.command(), next.at);
    }
  } catch (error) {
    if (!(error instanceof FlowCommandError)) throw error;
    stuck = error.people;
  }
  const { state, steps, ends } = walk;
  const failed = state()?.error ?? stuck ?? (state()?.status === "running" ? texts.waits : undefined);
  const doneAt = steps.reduce(
    (latest, { end, kind }) => (kind !== "timer" && end > latest ? end : latest),
    rehearsal.receivedAt,
  );
  const due = dueOf(rehearsal, steps);
  const isLate = due?.due !== null && due?.due !== undefined && doneAt > due.due;
  return { steps, doneAt, ends, due, isLate, stuck: failed };
}

type Pending = {
  readonly token: number;
  readonly node: string;
  readonly at: Date;
  readonly command: () => FlowCommand;
};

function createWalk(plan: Plan, rehearsal: Rehearsal) {
  let state: FlowState | undefined;
  let pending: readonly Pending[] = [];
  const steps: RehearsedStep[] = [];
  const ends: string[] = [];
  const visits = new Map<string, number>();
  const onTheWay = reachedByWork(plan);

  const add = (effect: Effect, at: Date): void => {
    if (effect.kind === "closed") pending = pending.filter(({ token }) => token !== effect.token);
    if (effect.kind === "unwait")
      pending = pending.filter(({ token, node }) => token !== effect.token || node !== effect.node);
    const entered = effect.kind === "entered" ? plan.nodes[effect.node] : undefined;
    if (entered?.kind === "end" && entered.scope === null && onTheWay.has(entered.id)) ends.push(entered.name);
    const node = "node" in effect ? plan.nodes[effect.node] : undefined;
    if (!node) return;
    if (effect.kind === "task" || effect.kind === "job" || effect.kind === "call") work(effect.token, node, at);
    if (effect.kind === "wait" && node.kind !== "boundary" && node.kind !== "start") wait(effect.token, node, at);
    if (effect.kind === "timer") timer(effect, node, at);
  };

  const enter = (node: PlanNode): number => {
    const visit = (visits.get(node.id) ?? 0) + 1;
    visits.set(node.id, visit);
    return visit;
  };

  const work = (token: number, node: PlanNode, at: Date): void => {
    const visit = enter(node);
    if (node.kind === "receive") {
      wait(token, node, at, visit);
      return;
    }
    const person = node.kind === "user";
    const explained = explainedBy(node.allowance, node, at, rehearsal);
    const outcomes = person ? outcomesOf(plan, node) : [];
    const outcome = outcomes.length > 0 ? rehearsal.choose(node, outcomes, visit) : undefined;
    const end = explained?.due ?? at;
    steps.push({ ...about(node), kind: person ? "work" : "machine", start: at, end, explained, outcome, visit });
    const vars = outcome ? { outcome: outcome.code === "" ? null : outcome.code } : {};
    pending = [...pending, { token, node: node.id, at: end, command: () => ({ kind: "complete", token, vars }) }];
  };

  const wait = (token: number, node: PlanNode, at: Date, visit = enter(node)): void => {
    const explained = explainedBy(rehearsal.waiting, { ...node, agency: "" }, at, rehearsal);
    const end = explained?.due ?? at;
    const outcomes = outcomesOf(plan, node);
    const outcome = outcomes.length > 0 ? rehearsal.choose(node, outcomes, visit) : undefined;
    steps.push({ ...about(node), kind: "wait", start: at, end, explained, outcome, visit });
    const vars = outcome ? { outcome: outcome.code === "" ? null : outcome.code } : {};
    const isOwn = node.kind === "receive" || node.kind === "catch";
    const holds = isOwn && state?.tokens.some(({ id, node: own }) => id === token && own === node.id);
    const command = (): FlowCommand =>
      holds ? { kind: "complete", token, vars } : { kind: "fire", token, node: node.id, vars };
    pending = [...pending, { token, node: node.id, at: end, command }];
  };

  const timer = (effect: Extract<Effect, { kind: "timer" }>, node: PlanNode, at: Date): void => {
    const time = rehearsal.timeOf(node.agency || rehearsal.agency);
    const fireAt = effect.fired === 0 ? timerAt(effect.due, { from: at, time, fired: 0 }) : undefined;
    if (!fireAt) return;
    const command = (): FlowCommand => {
      steps.push({
        ...about(node),
        kind: "timer",
        start: at,
        end: fireAt,
        explained: undefined,
        outcome: undefined,
        visit: enter(node),
      });
      return { kind: "fire", token: effect.token, node: node.id };
    };
    pending = [...pending, { token: effect.token, node: node.id, at: fireAt, command }];
  };

  return {
    steps,
    ends,
    state: () => state,
    tell(command: FlowCommand, at: Date): void {
      const done = step(plan, state, command);
      state = done.state;
      for (const effect of done.effects) add(effect, at);
    },
    next(): Pending | undefined {
      const [first] = [...pending].sort((a, b) => a.at.getTime() - b.at.getTime());
      pending = pending.filter((one) => one !== first);
      return first;
    },
  };
}

/** What the work itself can reach; what only a reminder beside it reaches says nothing of the dossier. */
function reachedByWork(plan: Plan): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (id: string): void => {
    const node = plan.nodes[id];
    if (!node || reached.has(id)) return;
    reached.add(id);
    for (const flow of node.outgoing) visit(plan.flows[flow]?.to ?? "");
    for (const event of node.boundaries) if (plan.nodes[event]?.interrupting !== false) visit(event);
  };
  for (const { id, kind, incoming } of Object.values(plan.nodes))
    if (kind !== "boundary" && incoming.length === 0) visit(id);
  return reached;
}

function about(node: PlanNode): Pick<RehearsedStep, "node" | "name" | "role" | "agency" | "pauses"> {
  return { node: node.id, name: node.name, role: node.role ?? "", agency: node.agency ?? "", pauses: node.pausesClock };
}

function explainedBy(
  allowance: string | undefined,
  node: Pick<PlanNode, "agency">,
  from: Date,
  rehearsal: Rehearsal,
): ExplainedDue | undefined {
  if (allowance === undefined) return undefined;
  try {
    const time = rehearsal.timeOf(node.agency || rehearsal.agency);
    return explainDue(time, { from, limit: parseLimit(allowance), hourExact: true });
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

/** The due date of the dossier: its clock stands still while it waits at a step drawn so; a second request for papers is no excuse. */
function dueOf(
  { limit, receivedAt, agency, timeOf }: Rehearsal,
  steps: readonly RehearsedStep[],
): ExplainedDue | undefined {
  if (limit === undefined) return undefined;
  const asked = new Set<string>();
  const pauses = steps.flatMap(({ pauses: reason, start, end }): readonly Pause[] => {
    if (reason === undefined || end <= start) return [];
    const again = reason === "supplement" && asked.has(reason);
    asked.add(reason);
    return [{ from: start, to: end, reason, stopsClock: !again }];
  });
  try {
    return explainDue(timeOf(agency), { from: receivedAt, limit: parseLimit(limit), pauses });
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

const texts = {
  tooLong: {
    vi: `Hồ sơ đi quá ${mostCommands} bước mà chưa xong; diễn tập dừng ở đây.`,
    en: `The dossier went more than ${mostCommands} steps without an end; the rehearsal stops here.`,
  },
  waits: {
    vi: "Hồ sơ còn chờ ở một chỗ mà diễn tập không biết khi nào tới: một thông điệp gắn ở bước, hoặc một hẹn giờ không đọc được.",
    en: "The dossier still waits for something whose time the rehearsal cannot know: a message at a step, or a timer that cannot be read.",
  },
} as const satisfies Record<string, Text>;
