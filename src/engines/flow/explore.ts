import type { FlowProblem, Plan, PlanFlow, PlanNode } from "./plan.ts";
import { problem } from "./refusal.ts";
import type { Judge } from "./run.ts";
import type { FlowCommand, FlowState, Token } from "./state.ts";
import { step } from "./step.ts";
import { structureOf } from "./structure.ts";
import { type Waiting, waiting } from "./waiting.ts";

/** The most states looked at. Thirty tasks in parallel have a thousand million; a flow of the field has a few hundred. */
const mostStates = 6_000;
/** More tokens than this at one place mean that their number grows without bound. */
const mostAtOnce = 6;

/**
 * Carries a flow out in every possible way: each branch taken, each event happening or not, work done in every order. Uses the
 * interpreter itself, so that what is found here is what would happen. Finds places where it gets stuck, grows without bound, or gives the
 * same work out twice; when the flow is too large for that, says how far it looked.
 */
export function explore(plan: Plan, bound: number = mostStates): readonly FlowProblem[] {
  const found = new Map<string, FlowProblem>();
  const report = (one: FlowProblem): void => {
    const key = `${one.code} ${one.element}`;
    if (!found.has(key)) found.set(key, one);
  };
  const seen = new Set<string>();
  const open: Visited[] = [];
  const arrive = (state: FlowState, way: Way | undefined): void => {
    const key = keyOf(state);
    if (seen.has(key)) return;
    seen.add(key);
    if (look(plan, state, way, report)) open.push({ state, way });
  };
  for (const command of startsOf(plan))
    for (const state of outcomes(plan, undefined, command)) arrive(state, undefined);
  for (let index = 0; index < open.length; index++) {
    const at = open[index];
    if (!at) break;
    if (seen.size >= bound) {
      report(problem("warning", "bound-hit", plan.process, plan.name, bound.toLocaleString("en")));
      break;
    }
    for (const { command, node } of movesOf(plan, at.state)) {
      const way = { name: plan.nodes[node]?.name ?? node, before: at.way };
      for (const state of outcomes(plan, at.state, command)) arrive(state, way);
    }
  }
  return [...found.values()];
}

type Way = { readonly name: string; readonly before: Way | undefined };
type Visited = { readonly state: FlowState; readonly way: Way | undefined };
type Move = { readonly command: FlowCommand; readonly node: string };

function startsOf(plan: Plan): readonly FlowCommand[] {
  const events = Object.values(plan.nodes).filter(({ kind, scope }) => kind === "start" && scope === null);
  if (events.length === 0) return [{ kind: "start" }];
  return events.map(({ id }) => ({ kind: "start", at: id }));
}

/** Looks at a state; answers whether to go on from it. */
function look(plan: Plan, state: FlowState, way: Way | undefined, report: (one: FlowProblem) => void): boolean {
  if (state.status !== "running") return false;
  const crowd = crowded(state);
  if (crowd) {
    const node = plan.nodes[crowd];
    report(problem("error", "grows-without-bound", crowd, node?.name ?? crowd));
    return false;
  }
  for (const [id, count] of countWork(plan, state)) {
    if (count > 1) report(problem("warning", "done-twice", id, plan.nodes[id]?.name ?? id));
  }
  if (waiting(plan, state).waiting.length > 0) return true;
  const stuck = state.tokens.find((token) => !token.waits);
  const node = plan.nodes[stuck?.node ?? ""];
  report(problem("error", "deadlock", node?.id ?? plan.process, node?.name ?? plan.name, wordsOf(way)));
  return false;
}

function crowded(state: FlowState): string | undefined {
  const counts = new Map<string, number>();
  for (const { node, scope, flow, item } of state.tokens) {
    if (item !== undefined) continue;
    const key = `${node} ${scope} ${flow ?? ""}`;
    const count = (counts.get(key) ?? 0) + 1;
    if (count > mostAtOnce) return node;
    counts.set(key, count);
  }
  return undefined;
}

/** How often each person's task is open at once, not counting several instances that are drawn as such. */
function countWork(plan: Plan, state: FlowState): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { node, scope, item } of state.tokens) {
    if (item !== undefined || plan.nodes[node]?.kind !== "user") continue;
    const key = `${node}\u0000${scope}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map([...counts].map(([key, count]) => [key.split("\u0000")[0] ?? key, count]));
}

/** Everything that may happen next, the same thing at several equal tokens once. */
function movesOf(plan: Plan, state: FlowState): readonly Move[] {
  const { waiting: works, subscriptions } = waiting(plan, state);
  const moves: Move[] = [];
  const once = new Set<string>();
  for (const one of works) {
    const scope = state.tokens.find(({ id }) => id === one.token)?.scope;
    if (once.has(`${one.node} ${scope}`)) continue;
    once.add(`${one.node} ${scope}`);
    moves.push({ command: isEvent(one) ? fire(one) : { kind: "complete", token: one.token }, node: one.node });
    if (!isEvent(one))
      for (const code of catchable(plan, state, one.token))
        moves.push({ command: { kind: "error", token: one.token, code }, node: one.node });
  }
  for (const one of subscriptions) {
    if (!firedBefore(state, one) && !isUnderWay(plan, state, one)) moves.push({ command: fire(one), node: one.node });
  }
  return moves;
}

function isEvent({ kind }: Waiting): boolean {
  return kind === "timer" || kind === "message" || kind === "signal";
}

function fire({ token, node }: Waiting): FlowCommand {
  return { kind: "fire", token, node };
}

/** An event that does not interrupt may happen again and again; once shows what it leads to. */
function firedBefore(state: FlowState, { token, node }: Waiting): boolean {
  const holder = token === 0 ? state.root : state.tokens.find(({ id }) => id === token);
  return (holder?.fired?.[node] ?? 0) > 0;
}

/**
 * Whether what an event beside the flow sets off is still going on: a reminder that nobody has dealt with does not make the flow unsound
 * when the next one comes.
 */
function isUnderWay(plan: Plan, state: FlowState, { token, node }: Waiting): boolean {
  const event = plan.nodes[node];
  if (event === undefined || event.interrupting) return false;
  if (event.kind === "start") return state.tokens.some((one) => one.scope === token && one.node === event.scope);
  const beside = besideOf(plan, event);
  const scope = state.tokens.find(({ id }) => id === token)?.scope;
  return state.tokens.some((one) => one.scope === scope && beside.has(one.node));
}

const knownBeside = new WeakMap<PlanNode, ReadonlySet<string>>();

/** Nodes to which a boundary event leads and nothing else does. */
function besideOf(plan: Plan, event: PlanNode): ReadonlySet<string> {
  const found = knownBeside.get(event);
  if (found) return found;
  const main = reachable(plan, structureOf(plan).starts(event.scope), event.id);
  const beside = new Set([...reachable(plan, [event.id], "")].filter((id) => !main.has(id)));
  knownBeside.set(event, beside);
  return beside;
}

function reachable(plan: Plan, from: readonly string[], without: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = plan.nodes[id];
    if (!node || id === without || seen.has(id)) continue;
    seen.add(id);
    open.push(...node.boundaries, ...node.outgoing.flatMap((flow) => plan.flows[flow]?.to ?? []));
  }
  return seen;
}

/** Codes of errors that the drawing catches around a token's work. */
function catchable(plan: Plan, state: FlowState, token: number): readonly string[] {
  const codes = new Set<string>();
  for (let at = state.tokens.find(({ id }) => id === token); at; ) {
    for (const id of plan.nodes[at.node]?.boundaries ?? []) {
      const event = plan.nodes[id]?.event;
      if (event?.kind === "error") codes.add(event.ref ?? "any error");
    }
    const { scope }: Token = at;
    at = scope === 0 ? undefined : state.tokens.find(({ id }) => id === scope);
  }
  return [...codes];
}

/** A state without the ids of its tokens: two states that differ only in them go on alike. */
function keyOf(state: FlowState): string {
  const inside = new Map<number, Token[]>();
  for (const token of state.tokens) inside.set(token.scope, [...(inside.get(token.scope) ?? []), token]);
  const keyOfScope = (scope: number): string =>
    (inside.get(scope) ?? [])
      .map((token) => {
        const { id, node, flow = "", done = "", fired = {}, interrupted = false } = token;
        return `${node}/${flow}/${done}/${Object.keys(fired).join()}/${interrupted}(${keyOfScope(id)})`;
      })
      .sort()
      .join("+");
  const { fired = {}, interrupted = false } = state.root ?? {};
  return `${state.status}/${Object.keys(fired).join()}/${interrupted}/${keyOfScope(0)}`;
}

/** Every state a command may lead to, for every way in which branches may be taken on the way. */
function outcomes(plan: Plan, state: FlowState | undefined, command: FlowCommand): readonly FlowState[] {
  const states: FlowState[] = [];
  for (let script: number[] | undefined = []; script && states.length < 64; ) {
    const asked: { chosen: number; of: number }[] = [];
    const given: readonly number[] = script;
    const pick = (of: number): number => {
      const chosen = given[asked.length] ?? 0;
      asked.push({ chosen, of });
      return chosen;
    };
    states.push(step(plan, state, command, everyWay(pick)).state);
    while (asked.length > 0 && (asked.at(-1)?.chosen ?? 0) + 1 >= (asked.at(-1)?.of ?? 0)) asked.pop();
    const last = asked.at(-1);
    script = last ? [...asked.slice(0, -1).map(({ chosen }) => chosen), last.chosen + 1] : undefined;
  }
  return states;
}

/** A judge that takes branches as told, among all that there are. */
function everyWay(pick: (of: number) => number): Judge {
  return {
    holds: () => true,
    choose: (node, flows) => {
      const ways = waysOut(node, flows);
      return ways[ways.length > 1 ? pick(ways.length) : 0];
    },
    items: () => [undefined, undefined],
    enough: (node) => node.multiInstance?.completion !== undefined && pick(2) === 1,
  };
}

/** The sets of flows that may be taken out of a node at once. */
function waysOut(node: PlanNode, flows: readonly PlanFlow[]): readonly (readonly PlanFlow[])[] {
  if (node.kind === "exclusive") return flows.map((flow) => [flow]);
  const always = flows.filter(({ id, condition }) => condition === undefined && id !== node.defaultFlow);
  const maybe = flows.filter(({ id, condition }) => condition !== undefined && id !== node.defaultFlow);
  const fallback = flows.filter(({ id }) => id === node.defaultFlow);
  const chosen = maybe.length <= 4 ? subsets(maybe) : [[], ...maybe.map((flow) => [flow]), maybe];
  const ways = chosen.map((some) => [...always, ...some]);
  return ways.flatMap((way) => (way.length > 0 ? [way] : fallback.length > 0 ? [fallback] : []));
}

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  const sets: (readonly T[])[] = [[]];
  for (const one of all) sets.push(...sets.map((set) => [...set, one]));
  return sets;
}

function wordsOf(way: Way | undefined): string {
  const names: string[] = [];
  for (let at = way; at; at = at.before) names.unshift(at.name);
  return names.length === 0 ? "…" : names.join(" → ");
}
