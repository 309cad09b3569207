import type { Bilingual } from "../deadline/index.ts";
import { compileExpression } from "../decision/index.ts";
import type { Plan, PlanFlow, PlanNode } from "./plan.ts";
import type { Effect, FlowState, FlowStatus, Token, Vars } from "./state.ts";
import { structureOf } from "./structure.ts";
import { firings } from "./timer.ts";

/** How branches are chosen: by the variables, or by whoever looks at every possibility. */
export type Judge = {
  holds(flow: PlanFlow, vars: () => Vars): boolean;
  /** Of flows that carry conditions or not, which one or which ones are taken; by default by `holds`. */
  choose?(node: PlanNode, flows: readonly PlanFlow[]): readonly PlanFlow[] | undefined;
  items(node: PlanNode, vars: () => Vars): readonly unknown[];
  enough(node: PlanNode, vars: () => Vars): boolean;
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

/** Variables as an expression at a token sees them: those of the instance, and the items of the instances around it. */
export function varsAt(run: Run, token: Token): Vars {
  const around: Record<string, unknown>[] = [];
  for (let at: Token | undefined = token; at; at = at.scope === 0 ? undefined : run.tokens.get(at.scope)) {
    if (at.item === undefined) continue;
    const element = nodeOf(run, at.node).multiInstance?.element;
    around.unshift({ loopCounter: at.item, ...(element === undefined ? {} : { [element]: at.value }) });
  }
  return around.length === 0 ? run.vars : Object.assign({}, run.vars, ...around);
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

/** Makes known that a token waits for an event. */
export function subscribe(run: Run, token: number, node: PlanNode, at: Token | undefined, fired = 0): void {
  const { event } = node;
  if (event?.kind === "timer" && event.timer) {
    const due = timeOf(run, event.timer.expression, at);
    if (fired < firings(due)) run.effects.push({ kind: "timer", token, node: node.id, due, fired });
  } else if ((event?.kind === "message" || event?.kind === "signal") && event.ref !== undefined) {
    const key = event.correlation && String(evaluateAt(run, event.correlation, at) ?? "");
    const wait = { kind: "wait", token, node: node.id, event: event.kind, name: event.ref } as const;
    run.effects.push(key ? { ...wait, correlation: key } : wait);
  }
}

function timeOf(run: Run, text: string, at: Token | undefined): string {
  return /^\s*(=|[$#]\{)/.test(text) ? String(evaluateAt(run, text, at)) : text;
}

function evaluateAt(run: Run, text: string, at: Token | undefined): unknown {
  return compileExpression(text).evaluate(at ? varsAt(run, at) : run.vars);
}

/** Counts an event that fired without interrupting. */
export function countFired(run: Run, scope: number, node: string): number {
  const holder = scope === 0 ? run.root : tokenOf(run, scope);
  const times = (holder.fired?.[node] ?? 0) + 1;
  holder.fired = { ...holder.fired, [node]: times };
  return times;
}
