import { byVariables } from "./judge.ts";
import type { FlowProblem, Plan, PlanNode } from "./plan.ts";
import { type FlowProblemCode, problem } from "./refusal.ts";
import { beginRun, type Run, spend, stateOf, subscribe } from "./run.ts";
import type { FlowState, Token } from "./state.ts";
import type { Step } from "./step.ts";
import { firedOf, waitsOf } from "./waits.ts";

/** Which node or arrow of the new version stands for one of the old; what keeps its id need not be named. */
export type MigrationMap = Readonly<Record<string, string>>;

/** Whether an instance can go over to another version by a map; empty when it can. */
export function checkMigration(from: Plan, to: Plan, map: MigrationMap, state: FlowState): readonly FlowProblem[] {
  return state.tokens.flatMap((token) => checkToken(from, to, map, state, token));
}

function checkToken(from: Plan, to: Plan, map: MigrationMap, state: FlowState, token: Token): readonly FlowProblem[] {
  const old = from.nodes[token.node];
  const target = to.nodes[nameIn(map, token.node)];
  const say = (code: FlowProblemCode): readonly FlowProblem[] => [
    problem("error", code, token.node, old?.name ?? token.node, target?.name),
  ];
  if (!old || !target) return say("migrate-gone");
  if (!alike(old, target)) return say("migrate-kind");
  const holder = state.tokens.find(({ id }) => id === token.scope);
  const outer = token.item === undefined ? holder?.node : from.nodes[token.node]?.scope;
  const scope = outer === undefined || outer === null ? null : nameIn(map, outer);
  if (target.scope !== scope) return say("migrate-scope");
  if (token.flow !== undefined && !target.incoming.includes(nameIn(map, token.flow))) return say("migrate-join");
  return [];
}

function alike(old: PlanNode, target: PlanNode): boolean {
  return (
    old.kind === target.kind &&
    old.event?.kind === target.event?.kind &&
    (old.multiInstance === undefined) === (target.multiInstance === undefined) &&
    old.multiInstance?.sequential === target.multiInstance?.sequential
  );
}

/**
 * Takes an instance over to another version. Work that is open stays open at the node that stands for its own; events that are no longer
 * drawn are no longer waited for, new ones are.
 * @param map one that `checkMigration` found nothing against for this state
 */
export function migrateFlow(from: Plan, to: Plan, map: MigrationMap, state: FlowState): Step {
  const old = beginRun(from, state, undefined, byVariables);
  const run = beginRun(to, renamed(state, map), undefined, byVariables);
  for (const { id, node, waits } of state.tokens) {
    const name = nameIn(map, node);
    if (waits && name !== node) run.effects.push({ kind: "renamed", token: id, node, to: name });
  }
  moveEvents(old, run, map);
  return { state: { ...stateOf(run), ...(state.suspended ? { suspended: true } : {}) }, effects: run.effects };
}

function renamed(state: FlowState, map: MigrationMap): FlowState {
  const name = (id: string): string => nameIn(map, id);
  const counts = (fired: Token["fired"]): Token["fired"] =>
    fired && Object.fromEntries(Object.entries(fired).map(([id, times]) => [name(id), Math.abs(times)]));
  const tokens = state.tokens.map((token) => ({
    ...token,
    node: name(token.node),
    ...(token.flow === undefined ? {} : { flow: name(token.flow) }),
    ...(token.fired ? { fired: counts(token.fired) ?? {} } : {}),
  }));
  const root = state.root?.fired ? { ...state.root, fired: counts(state.root.fired) ?? {} } : state.root;
  return { ...state, tokens, ...(root ? { root } : {}) };
}

function moveEvents(old: Run, run: Run, map: MigrationMap): void {
  const now = waitsOf(run);
  const kept = new Set<string>();
  for (const { holder, node } of waitsOf(old)) {
    const name = nameIn(map, node.id);
    const same = now.find((one) => one.holder === holder && one.node.id === name && sameEvent(node, one.node));
    if (!same) run.effects.push({ kind: "unwait", token: holder, node: node.id });
    else {
      kept.add(`${holder} ${name}`);
      const isWork = run.tokens.get(holder)?.node === name;
      if (name !== node.id && !isWork) run.effects.push({ kind: "renamed", token: holder, node: node.id, to: name });
    }
  }
  const spent = spentOf(old, run, map);
  for (const { holder, node } of now) {
    const key = `${holder} ${node.id}`;
    if (kept.has(key)) continue;
    const token = run.tokens.get(holder);
    if (spent.has(key) || !subscribe(run, holder, node, token, firedOf(token ?? run.root, node.id)))
      spend(run, holder, node.id);
  }
}

/** Timers that have fired as often as they may, and that the new version has unchanged. */
function spentOf(old: Run, run: Run, map: MigrationMap): ReadonlySet<string> {
  const spent = new Set<string>();
  for (const [holder, { fired = {} }] of [[0, old.root] as const, ...old.tokens]) {
    for (const [id, times] of Object.entries(fired)) {
      const [before, after] = [old.plan.nodes[id], run.plan.nodes[nameIn(map, id)]];
      if (times < 0 && before && after && sameEvent(before, after)) spent.add(`${holder} ${after.id}`);
    }
  }
  return spent;
}

function nameIn(map: MigrationMap, id: string): string {
  return (Object.hasOwn(map, id) ? map[id] : undefined) ?? id;
}

function sameEvent(a: PlanNode, b: PlanNode): boolean {
  return (
    a.event?.kind === b.event?.kind &&
    a.event?.ref === b.event?.ref &&
    a.event?.timer?.expression === b.event?.timer?.expression
  );
}

/** Nodes of the old version at which somebody may be and that the new one does not have: those a map has to name. */
export function unmapped(from: Plan, to: Plan): readonly PlanNode[] {
  return Object.values(from.nodes).filter((node) => {
    const target = to.nodes[node.id];
    const stays = [
      "user",
      "service",
      "send",
      "rule",
      "receive",
      "call",
      "sub",
      "event-sub",
      "catch",
      "event-gateway",
    ].includes(node.kind);
    return stays && (!target || !alike(node, target));
  });
}
