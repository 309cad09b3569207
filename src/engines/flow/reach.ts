import type { Plan, PlanNode } from "./plan.ts";

/** For each inclusive join: per incoming flow, the nodes from which it can still be reached without passing the join. */
export function reachOf(plan: Omit<Plan, "reach">): Plan["reach"] {
  const joins = Object.values(plan.nodes).filter(({ kind, incoming }) => kind === "inclusive" && incoming.length > 1);
  return Object.fromEntries(
    joins.map((join) => [
      join.id,
      Object.fromEntries(join.incoming.map((flow) => [flow, nodesBefore(plan, join, flow)])),
    ]),
  );
}

function nodesBefore(plan: Omit<Plan, "reach">, join: PlanNode, flow: string): readonly string[] {
  const seen = new Set<string>();
  const open = [plan.flows[flow]?.from ?? ""];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = plan.nodes[id];
    if (!node || id === join.id || seen.has(id)) continue;
    seen.add(id);
    for (const before of node.incoming) open.push(plan.flows[before]?.from ?? "");
    if (node.host !== undefined) open.push(node.host);
    if (node.kind === "catch" && node.event?.kind === "link") open.push(...throwsOf(plan, node));
  }
  return [...seen];
}

function throwsOf(plan: Omit<Plan, "reach">, target: PlanNode): readonly string[] {
  return Object.values(plan.nodes)
    .filter(
      ({ kind, event, scope }) =>
        kind === "throw" && event?.kind === "link" && event.ref === target.event?.ref && scope === target.scope,
    )
    .map(({ id }) => id);
}
