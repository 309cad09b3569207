import type { Plan, PlanNode } from "./plan.ts";

/** What the interpreter asks of a plan again and again, worked out once. */
export type Structure = {
  /** Where a scope begins: its start events, else the elements nothing leads to. */
  starts(scope: string | null): readonly string[];
  /** Event sub-processes of a scope with their start events. */
  eventSubs(scope: string | null): readonly { readonly sub: PlanNode; readonly start: PlanNode }[];
  linkTarget(node: PlanNode): PlanNode | undefined;
};

const known = new WeakMap<Plan, Structure>();

/** The structure of a plan. */
export function structureOf(plan: Plan): Structure {
  const found = known.get(plan) ?? work(plan);
  known.set(plan, found);
  return found;
}

function work(plan: Plan): Structure {
  const nodes = Object.values(plan.nodes);
  const byScope = new Map<string | null, PlanNode[]>();
  for (const node of nodes) byScope.set(node.scope, [...(byScope.get(node.scope) ?? []), node]);
  const starts = new Map([...byScope].map(([scope, inside]) => [scope, startsAmong(inside)]));
  const eventSubs = new Map(
    [...byScope].map(([scope, inside]) => [
      scope,
      inside.flatMap((sub) => {
        const start = sub.kind === "event-sub" ? byScope.get(sub.id)?.find(({ kind }) => kind === "start") : undefined;
        return start ? [{ sub, start }] : [];
      }),
    ]),
  );
  return {
    starts: (scope) => starts.get(scope) ?? [],
    eventSubs: (scope) => eventSubs.get(scope) ?? [],
    linkTarget: (node) =>
      byScope
        .get(node.scope)
        ?.find(({ kind, event }) => kind === "catch" && event?.kind === "link" && event.ref === node.event?.ref),
  };
}

function startsAmong(nodes: readonly PlanNode[]): readonly string[] {
  const events = nodes.filter(({ kind }) => kind === "start");
  if (events.length > 0) return events.map(({ id }) => id);
  const open = nodes.filter(
    ({ kind, incoming, event }) =>
      incoming.length === 0 && kind !== "boundary" && kind !== "event-sub" && event?.kind !== "link",
  );
  return open.map(({ id }) => id);
}
