import type { FlowProblem, Plan, PlanNode } from "./plan.ts";
import { problem } from "./refusal.ts";
import { structureOf } from "./structure.ts";

/** What the shape of a drawing shows without carrying it out: elements nothing leads to, no way to an end, loops without a wait. */
export function checkShape(plan: Plan): readonly FlowProblem[] {
  const nodes = Object.values(plan.nodes);
  const next = new Map(nodes.map((node) => [node.id, after(plan, node)]));
  return [
    ...unreachable(plan, nodes, next),
    ...withoutEnd(plan, nodes, next),
    ...loops(plan, nodes, next),
    ...uncaught(plan, nodes),
  ];
}

type Next = ReadonlyMap<string, readonly string[]>;

/** Where a token may go from a node within its scope, also when an event attached to it happens. */
function after(plan: Plan, node: PlanNode): readonly string[] {
  const link = node.kind === "throw" && node.event?.kind === "link" ? structureOf(plan).linkTarget(node) : undefined;
  return [
    ...node.outgoing.flatMap((flow) => plan.flows[flow]?.to ?? []),
    ...node.boundaries,
    ...(link ? [link.id] : []),
  ];
}

function unreachable(plan: Plan, nodes: readonly PlanNode[], next: Next): readonly FlowProblem[] {
  const scopes = new Set(nodes.map(({ scope }) => scope));
  const open = [...scopes].flatMap((scope) => structureOf(plan).starts(scope));
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(next.get(id) ?? []));
  }
  return nodes
    .filter(({ id, kind }) => !seen.has(id) && kind !== "event-sub")
    .map(({ id, name }) => problem("error", "unreachable", id, name));
}

function withoutEnd(plan: Plan, nodes: readonly PlanNode[], next: Next): readonly FlowProblem[] {
  const before = new Map<string, string[]>();
  for (const [from, targets] of next) for (const to of targets) before.set(to, [...(before.get(to) ?? []), from]);
  const seen = new Set<string>();
  // A node whose only ways on are its attached events still ends its branch by itself.
  const open = nodes.filter(({ outgoing, scope }) => outgoing.length === 0 || isEndedFromOutside(plan, scope));
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    open.push(...(before.get(node.id) ?? []).flatMap((id) => plan.nodes[id] ?? []));
  }
  const stuck = nodes.filter(({ id }) => !seen.has(id));
  return stuck.slice(0, 1).map(({ id, name }) => problem("error", "no-way-out", id, name));
}

/** Whether what goes on in a scope may be ended by an event: one attached to it, an event sub-process, or an end that ends all. */
function isEndedFromOutside(plan: Plan, scope: string | null): boolean {
  const around = scope === null ? undefined : plan.nodes[scope];
  const isEnded =
    structureOf(plan)
      .eventSubs(scope)
      .some(({ start }) => start.interrupting) ||
    Object.values(plan.nodes).some(
      (node) =>
        node.scope === scope &&
        node.kind === "end" &&
        (node.event?.kind === "terminate" || node.event?.kind === "error"),
    ) ||
    (around?.boundaries.some((id) => plan.nodes[id]?.interrupting) ?? false);
  return isEnded || (around !== undefined && isEndedFromOutside(plan, around.scope));
}

const passing: readonly PlanNode["kind"][] = [
  "exclusive",
  "parallel",
  "inclusive",
  "throw",
  "manual",
  "pass",
  "start",
  "boundary",
];

/** Cycles that pass only nodes at which nothing waits: once entered they would be gone round for ever. */
function loops(plan: Plan, nodes: readonly PlanNode[], next: Next): readonly FlowProblem[] {
  const passes = (id: string): boolean => {
    const node = plan.nodes[id];
    if (!node) return false;
    if (node.kind === "sub")
      return !nodes.some((inner) => within(plan, inner, id) && !passing.includes(inner.kind) && inner.kind !== "end");
    return passing.includes(node.kind) || (node.kind === "catch" && node.event?.kind === "link");
  };
  const state = new Map<string, "open" | "done">();
  const found: FlowProblem[] = [];
  const look = (id: string): void => {
    state.set(id, "open");
    const node = plan.nodes[id];
    const onward = (next.get(id) ?? []).filter((to) => plan.nodes[to]?.kind !== "boundary" && passes(to));
    for (const to of onward) {
      if (state.get(to) === "open" && node) found.push(problem("error", "loop-without-wait", id, node.name));
      else if (!state.has(to)) look(to);
    }
    state.set(id, "done");
  };
  for (const { id } of nodes) if (passes(id) && !state.has(id)) look(id);
  return found;
}

function within(plan: Plan, node: PlanNode, scope: string): boolean {
  for (let at = node.scope; at !== null; at = plan.nodes[at]?.scope ?? null) if (at === scope) return true;
  return false;
}

/** Errors that an end event throws and nothing around it catches. */
function uncaught(plan: Plan, nodes: readonly PlanNode[]): readonly FlowProblem[] {
  return nodes
    .filter((node) => node.kind === "end" && node.event?.kind === "error" && !isCaught(plan, node))
    .map(({ id, name, event }) => problem("warning", "error-uncaught", id, name, event?.ref ?? ""));
}

function isCaught(plan: Plan, thrower: PlanNode): boolean {
  const fits = (event: PlanNode["event"]): boolean =>
    event?.kind === "error" && (event.ref === undefined || event.ref === thrower.event?.ref);
  let from: PlanNode | undefined = thrower;
  while (from) {
    const scope: string | null = from.scope;
    const inside = from.id;
    if (
      structureOf(plan)
        .eventSubs(scope)
        .some(({ sub, start }) => sub.id !== inside && fits(start.event))
    )
      return true;
    from = scope === null ? undefined : plan.nodes[scope];
    if (from?.boundaries.some((id) => fits(plan.nodes[id]?.event))) return true;
  }
  return false;
}
