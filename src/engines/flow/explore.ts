import type { FlowProblem, Plan, PlanFlow, PlanNode } from "./plan.ts";
import { problem } from "./refusal.ts";
import type { Judge } from "./run.ts";
import type { FlowCommand, FlowState, Token } from "./state.ts";
import { step } from "./step.ts";
import { structureOf } from "./structure.ts";
import { type Waiting, waiting } from "./waiting.ts";
import { firedOf } from "./waits.ts";

/** The most states looked at. Thirty tasks in parallel have a thousand million; a flow of the field has a few hundred. */
const mostStates = 6_000;
/** The most work done on it, counted by the tokens of all states that were made: about a second. */
const mostWork = 1_400_000;
/** The most ways in which one step may go on that are looked at. */
const mostWays = 2_000;
/** More tokens than this at one place mean that their number grows without bound. */
const mostAtOnce = 6;

/** What carrying a flow out in every way has shown. */
type Explored = {
  readonly problems: readonly FlowProblem[];
  /** True when every state was looked at; then a flow that may go on for ever without coming to its end is among the problems. */
  readonly complete: boolean;
};

/**
 * Carries a flow out in every possible way: each branch taken, each event happening or not, work done in every order. Uses the
 * interpreter itself, so that what is found here is what would happen. Finds places where it gets stuck, goes round for ever, grows
 * without bound, cannot come to its end, or gives the same work out twice; when the flow is too large for that, says how far it looked.
 */
export function explore(plan: Plan, bound: number = mostStates): Explored {
  const found = new Map<string, FlowProblem>();
  const report = (one: FlowProblem): void => {
    const key = `${one.code} ${one.element}`;
    if (!found.has(key)) found.set(key, one);
  };
  const search: Search = { plan, work: 0, cut: false, report };
  const seen = new Map<string, number>();
  const visited: Visited[] = [];
  const arrive = (state: FlowState, way: Way | undefined): number => {
    const key = keyOf(state);
    const known = seen.get(key);
    if (known !== undefined) return known;
    const at = visited.length;
    seen.set(key, at);
    visited.push({ state, way, goesOn: look(plan, state, way, report), next: [] });
    return at;
  };
  for (const command of startsOf(plan))
    for (const state of outcomes(search, undefined, command)) arrive(state, undefined);
  for (const at of visited) {
    if (!at.goesOn) continue;
    if (visited.length >= bound || search.work >= mostWork) search.cut = true;
    if (search.cut) break;
    const moves = movesOf(plan, at.state);
    search.work += (moves.length * moves.length) / 20;
    for (const { command, node } of moves) {
      const way = { name: plan.nodes[node]?.name ?? node, before: at.way };
      for (const state of outcomes(search, at.state, command)) at.next.push(arrive(state, way));
    }
  }
  if (search.cut)
    report(
      problem("warning", "bound-hit", plan.process, plan.name, Math.min(visited.length, bound).toLocaleString("en")),
    );
  const broken = [...found.values()].some(({ severity }) => severity === "error");
  const endless = search.cut || broken ? undefined : withoutEnd(plan, visited);
  if (endless) report(endless);
  return { problems: [...found.values()], complete: !search.cut };
}

/** A state from which no way of carrying on comes to an end. */
function withoutEnd(plan: Plan, visited: readonly Visited[]): FlowProblem | undefined {
  const before = visited.map((): number[] => []);
  for (const [at, { next }] of visited.entries()) for (const to of next) before[to]?.push(at);
  const open = [...visited.keys()].filter((at) => visited[at]?.state.status !== "running");
  const ends = new Set(open);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const from of before[at] ?? []) {
      if (ends.has(from)) continue;
      ends.add(from);
      open.push(from);
    }
  }
  const stays = visited.findLast((_, at) => !ends.has(at));
  if (!stays) return undefined;
  const id = waiting(plan, stays.state).waiting[0]?.node ?? plan.process;
  return problem("error", "no-way-out", id, plan.nodes[id]?.name ?? plan.name);
}

/** What is kept while a flow is looked at. */
type Search = {
  readonly plan: Plan;
  work: number;
  /** Something was left out: the flow has too many states. */
  cut: boolean;
  report(one: FlowProblem): void;
};
type Way = { readonly name: string; readonly before: Way | undefined };
type Visited = {
  readonly state: FlowState;
  readonly way: Way | undefined;
  readonly goesOn: boolean;
  /** Places, among all visited, of what may come next. */
  readonly next: number[];
};
type Move = { readonly command: FlowCommand; readonly node: string };

function startsOf(plan: Plan): readonly FlowCommand[] {
  const events = Object.values(plan.nodes).filter(({ kind, scope }) => kind === "start" && scope === null);
  if (events.length === 0) return [{ kind: "start" }];
  return events.map(({ id }) => ({ kind: "start", at: id }));
}

/** Looks at a state; answers whether to go on from it. */
function look(plan: Plan, state: FlowState, way: Way | undefined, report: (one: FlowProblem) => void): boolean {
  if (state.status !== "running") return false;
  // Mostly every token is at a place of its own; then there is nothing to count.
  if (new Set(state.tokens.map(({ node }) => node)).size < state.tokens.length) {
    const crowd = crowded(state);
    if (crowd) {
      report(problem("error", "grows-without-bound", crowd, plan.nodes[crowd]?.name ?? crowd));
      return false;
    }
    for (const [id, count] of countWork(plan, state)) {
      if (count > 1) report(problem("warning", "done-twice", id, plan.nodes[id]?.name ?? id));
    }
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
  return holder !== undefined && firedOf(holder, node) !== 0;
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
  const add = ({ event }: PlanNode): void => {
    if (event?.kind === "error") codes.add(event.ref ?? "any error");
  };
  for (let at = state.tokens.find(({ id }) => id === token); at; ) {
    for (const id of plan.nodes[at.node]?.boundaries ?? []) if (plan.nodes[id]) add(plan.nodes[id]);
    for (const { start } of structureOf(plan).eventSubs(plan.nodes[at.node]?.scope ?? null)) add(start);
    const { scope }: Token = at;
    at = scope === 0 ? undefined : state.tokens.find(({ id }) => id === scope);
  }
  return [...codes];
}

/** A state without the ids of its tokens: two states that differ only in them go on alike. */
function keyOf(state: FlowState): string {
  const inside = new Map<number, Token[]>();
  for (const token of state.tokens) {
    const beside = inside.get(token.scope);
    if (beside) beside.push(token);
    else inside.set(token.scope, [token]);
  }
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
function outcomes(search: Search, state: FlowState | undefined, command: FlowCommand): readonly FlowState[] {
  const { plan, report } = search;
  const states: FlowState[] = [];
  // Where a choice was already made with everything else standing alike, its ways on are among those found.
  const chosenAt = new Set<string>();
  const isKnown = (key: string): boolean => chosenAt.size === chosenAt.add(key).size;
  let endless: string | undefined;
  let tried = 0;
  for (let script: number[] | undefined = []; script && endless === undefined; ) {
    const asked: { chosen: number; of: number }[] = [];
    const given: readonly number[] = script;
    const passed = new Set<string>();
    const pick = (of: number, at?: ChoiceAt): number => {
      const key = at?.key();
      // The same choice with everything standing alike, within one step: round and round without a wait.
      if (at && key !== undefined && passed.size === passed.add(key).size) {
        endless = at.node;
        throw new Covered();
      }
      if (key !== undefined && asked.length >= given.length && isKnown(key)) throw new Covered();
      const chosen = given[asked.length] ?? 0;
      asked.push({ chosen, of });
      return chosen;
    };
    const endlessAt = (node: string): void => {
      endless = node;
    };
    const made = outcome(() => step(plan, state, command, everyWay(plan, pick, endlessAt)).state);
    if (made) states.push(made);
    const tokens = (made ?? state)?.tokens.length ?? 0;
    search.work += 8 + tokens + (tokens * tokens) / 50;
    while (asked.length > 0 && (asked.at(-1)?.chosen ?? 0) + 1 >= (asked.at(-1)?.of ?? 0)) asked.pop();
    const last = asked.at(-1);
    script = last ? [...asked.slice(0, -1).map(({ chosen }) => chosen), last.chosen + 1] : undefined;
    if (script && ++tried >= mostWays) {
      search.cut = true;
      break;
    }
  }
  if (endless !== undefined)
    report(problem("error", "loop-without-wait", endless, plan.nodes[endless]?.name ?? endless));
  return states;
}

/** A way of carrying on that was looked at before. */
class Covered extends Error {}

function outcome(carryOut: () => FlowState): FlowState | undefined {
  try {
    return carryOut();
  } catch (error) {
    if (error instanceof Covered) return undefined;
    throw error;
  }
}

/** Where a choice is made, and how everything stands then. */
type ChoiceAt = { readonly node: string; key(): string };
type Pick = (of: number, at?: ChoiceAt) => number;

/** A judge that takes branches as told, among all that there are. */
function everyWay(plan: Plan, pick: Pick, endless: (node: string) => void): Judge {
  return {
    holds: () => true,
    choose: (node, flows, now) => {
      const ways = waysOut(node, flows);
      const at = { node: node.id, key: () => `${node.id} ${keyOf(now())}` };
      return ways[ways.length > 1 ? pick(ways.length, at) : 0];
    },
    items: () => [undefined, undefined],
    enough: (node) => node.multiInstance?.completion !== undefined && pick(2) === 1,
    time: ({ event }) => (event?.timer?.form === "cycle" ? "R/P1D" : "P1D"),
    mostMoves: 2_000 + 20 * Object.keys(plan.nodes).length,
    endless,
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
