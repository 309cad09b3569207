import type { Bilingual } from "../deadline/index.ts";
import { compileExpression } from "../decision/index.ts";
import type { Plan, PlanFlow, PlanNode } from "./plan.ts";
import type { Effect, FlowState, FlowStatus, Token, Vars } from "./state.ts";
import { structureOf } from "./structure.ts";
import { firings, isTime } from "./timer.ts";
import { firedOf } from "./waits.ts";

/** How branches are chosen: by the variables, or by whoever looks at every possibility. */
export type Judge = {
  holds(flow: PlanFlow, vars: () => Vars): boolean;
  /** Of flows that carry conditions or not, which one or which ones are taken; by default by `holds`. */
  choose?(node: PlanNode, flows: readonly PlanFlow[], now: () => FlowState): readonly PlanFlow[] | undefined;
  /** The items of an activity done several times; undefined when neither its list nor its number can be told. */
  items(node: PlanNode, vars: () => Vars): readonly unknown[] | undefined;
  enough(node: PlanNode, vars: () => Vars): boolean;
  /** The time of a timer that is written as an expression; by default its value. */
  time?(node: PlanNode): string;
  /** The most moves within one step, after which the flow goes round without waiting; and what is done then, at one of the nodes. */
  readonly mostMoves?: number;
  endless?(node: string): void;
};

/** A step under way: a copy of the state that moves, and what was asked of the outside so far. */
export type Run = {
  readonly plan: Plan;
  readonly judge: Judge;
  status: FlowStatus;
  error: Bilingual | undefined;
  last: number;
  readonly tokens: Map<number, Token>;
  readonly queue: Token[];
  readonly effects: Effect[];
  vars: Vars;
  root: Pick<Token, "fired" | "interrupted">;
};

/** Begins a step on a state. */
export function beginRun(plan: Plan, state: FlowState | undefined, vars: Vars | undefined, judge: Judge): Run {
  return {
    plan,
    judge,
    status: state?.status ?? "running",
    error: undefined,
    last: state?.last ?? 0,
    tokens: new Map((state?.tokens ?? []).map((token) => [token.id, { ...token }])),
    queue: [],
    effects: [],
    vars: vars ? { ...state?.vars, ...vars } : (state?.vars ?? {}),
    root: { ...state?.root },
  };
}

/** The state a run arrived at. */
export function stateOf(run: Run): FlowState {
  const { fired, interrupted } = run.root;
  return {
    status: run.status,
    last: run.last,
    tokens: [...run.tokens.values()],
    vars: run.vars,
    ...(fired || interrupted ? { root: run.root } : {}),
    ...(run.error ? { error: run.error } : {}),
  };
}

export function nodeOf(run: Run, id: string): PlanNode {
  const node = run.plan.nodes[id];
  if (!node) throw new Error(`The plan ${run.plan.process} has no node ${id}`);
  return node;
}

export function tokenOf(run: Run, id: number): Token {
  const token = run.tokens.get(id);
  if (!token) throw new Error(`There is no token ${id}`);
  return token;
}

/** A new token; `queue` it unless it is carried further at once. */
export function put(run: Run, token: Omit<Token, "id">, queued: boolean): Token {
  run.last += 1;
  const made: Token = { id: run.last, ...token };
  run.tokens.set(made.id, made);
  if (queued) run.queue.push(made);
  return made;
}

export function inScope(run: Run, scope: number): readonly Token[] {
  return [...run.tokens.values()].filter((token) => token.scope === scope);
}

/** Takes a token away with everything inside it. */
export function close(run: Run, token: Token, how: "completed" | "cancelled"): void {
  for (const inner of inScope(run, token.id)) close(run, inner, "cancelled");
  run.tokens.delete(token.id);
  if (!token.waits) return;
  run.effects.push({ kind: "closed", token: token.id, node: token.node, how });
  if (how === "completed") run.effects.push({ kind: "left", token: token.id, node: token.node });
}

/** Ends the instance because it cannot go on. */
export function fail(run: Run, error: Bilingual): void {
  for (const token of inScope(run, 0)) close(run, token, "cancelled");
  run.status = "failed";
  run.error = error;
  run.effects.push({ kind: "ended", status: "failed" });
}

/** Variables as an expression at a token sees them: those of the instance, and those of the several instances around it. */
export function varsAt(run: Run, token: Token): Vars {
  const around: Vars[] = [];
  for (let at: Token | undefined = token; at; at = at.scope === 0 ? undefined : run.tokens.get(at.scope)) {
    if (at.total !== undefined) around.push(countsOf(run, at));
    if (at.item === undefined) continue;
    const element = nodeOf(run, at.node).multiInstance?.element;
    around.push({ loopCounter: at.item, ...(element === undefined ? {} : { [element]: at.value }) });
  }
  if (around.length === 0) return run.vars;
  return Object.fromEntries([run.vars, ...around.reverse()].flatMap((vars) => Object.entries(vars)));
}

/** Of the body of a multi-instance activity, under Camunda's names. */
function countsOf(run: Run, { id, node, total = 0, done = 0 }: Token): Vars {
  // One after the other, one is always at work: also when the last has just been done, as in Camunda.
  const active = nodeOf(run, node).multiInstance?.sequential ? 1 : inScope(run, id).length;
  return { nrOfInstances: total, nrOfCompletedInstances: done, nrOfActiveInstances: active };
}

/** Makes known what an activity's token waits for beside its own end: events attached to it. */
export function subscribeBoundaries(run: Run, token: Token): void {
  for (const id of nodeOf(run, token.node).boundaries) subscribe(run, token.id, nodeOf(run, id), token);
}

/** Makes known which events start something within a scope. */
export function subscribeScope(run: Run, scope: Token | undefined): void {
  for (const { start } of structureOf(run.plan).eventSubs(scope?.node ?? null))
    subscribe(run, scope?.id ?? 0, start, scope);
}

/**
 * Makes known that a token waits for an event.
 * @param fired how often it fired before
 * @returns false for a timer that has fired as often as it may
 */
export function subscribe(run: Run, token: number, node: PlanNode, at: Token | undefined, fired = 0): boolean {
  const { event } = node;
  if (event?.kind === "timer" && event.timer) {
    const due = timeOf(run, node, event.timer.expression, at);
    if (due === undefined || fired >= firings(due)) return false;
    run.effects.push({ kind: "timer", token, node: node.id, due, fired });
  } else if ((event?.kind === "message" || event?.kind === "signal") && event.ref !== undefined) {
    const key = event.correlation && String(evaluateAt(run, event.correlation, at) ?? "");
    const wait = { kind: "wait", token, node: node.id, event: event.kind, name: event.ref } as const;
    run.effects.push(key ? { ...wait, correlation: key } : wait);
  }
  return true;
}

function timeOf(run: Run, node: PlanNode, text: string, at: Token | undefined): string | undefined {
  if (!isExpression(text)) return text;
  const due = run.judge.time?.(node) ?? String(evaluateAt(run, text, at));
  if (isTime(due)) return due;
  fail(run, {
    vi: `Không đọc được thời gian “${due}” của hẹn giờ “${node.name}”.`,
    en: `The time “${due}” of the timer “${node.name}” cannot be read.`,
  });
  return undefined;
}

/** Whether a text is an expression rather than a value written out. */
export function isExpression(text: string): boolean {
  return /^\s*(=|[$#]\{)/.test(text);
}

function evaluateAt(run: Run, text: string, at: Token | undefined): unknown {
  return compileExpression(text).evaluate(at ? varsAt(run, at) : run.vars);
}

/** Counts an event that fired without interrupting. */
export function countFired(run: Run, scope: number, node: string): number {
  const holder = scope === 0 ? run.root : tokenOf(run, scope);
  const times = firedOf(holder, node) + 1;
  holder.fired = { ...holder.fired, [node]: times };
  return times;
}

/** Marks an event that will not fire again. */
export function spend(run: Run, scope: number, node: string): void {
  // A timer whose time cannot be read has just ended the instance.
  const holder = scope === 0 ? run.root : run.tokens.get(scope);
  if (holder) holder.fired = { ...holder.fired, [node]: -firedOf(holder, node) };
}
