import type { FlowProblem, Plan, PlanNode } from "./plan.ts";
import { type FlowProblemCode, problem } from "./refusal.ts";
import { structureOf } from "./structure.ts";

/** Events and arrows that stand where they cannot happen: at a place that has no such event, or twice at one place. */
export function checkPlaces(plan: Plan): readonly FlowProblem[] {
  const nodes = Object.values(plan.nodes);
  const scopes = new Set(nodes.map(({ scope }) => scope));
  return [
    ...nodes.flatMap(arrowsOf),
    ...nodes.flatMap((node) => eventOf(plan, node)),
    ...nodes.flatMap(({ boundaries }) => twiceAmong(boundaries.flatMap((id) => plan.nodes[id] ?? []))),
    ...[...scopes].flatMap((scope) =>
      twiceAmong(
        structureOf(plan)
          .eventSubs(scope)
          .map(({ start }) => start),
      ),
    ),
    ...nodes.filter(({ kind }) => kind === "event-gateway").flatMap((node) => twiceAmong(targetsOf(plan, node))),
  ];
}

function say(severity: FlowProblem["severity"], code: FlowProblemCode, node: PlanNode, detail?: string): FlowProblem {
  return problem(severity, code, node.id, node.name, detail);
}

/** Where BPMN has no arrow, a token would vanish or come from nowhere. */
function arrowsOf(node: PlanNode): readonly FlowProblem[] {
  const { kind, event, incoming, outgoing } = node;
  const isLink = event?.kind === "link";
  const beginsOnly = kind === "start" || kind === "boundary" || kind === "event-sub" || (kind === "catch" && isLink);
  const endsOnly = kind === "end" || kind === "event-sub" || (kind === "throw" && isLink);
  return [
    ...(beginsOnly && incoming.length > 0 ? [say("error", "arrow-in", node)] : []),
    ...(endsOnly && outgoing.length > 0 ? [say("error", "arrow-out", node)] : []),
  ];
}

function eventOf(plan: Plan, node: PlanNode): readonly FlowProblem[] {
  const { kind, event, scope } = node;
  const inEventSub = scope !== null && plan.nodes[scope]?.kind === "event-sub";
  if (kind === "start" && !inEventSub && (event?.kind === "error" || event?.kind === "escalation"))
    return [say("error", "event-not-supported", node, event.kind)];
  if (kind === "start" && scope !== null && !inEventSub && event?.kind !== "none")
    return [say("error", "event-not-supported", node, event?.kind)];
  if ((event?.kind === "message" || event?.kind === "signal") && /^\s*=|[$#]\{/.test(event.ref ?? ""))
    return [say("error", "name-computed", node, event.ref)];
  const host = plan.nodes[node.host ?? ""]?.kind;
  if (kind === "boundary" && event?.kind === "escalation" && host !== "sub" && host !== "call")
    return [say("warning", "escalation-never", node)];
  return [];
}

function targetsOf(plan: Plan, gateway: PlanNode): readonly PlanNode[] {
  return gateway.outgoing.flatMap((flow) => plan.nodes[plan.flows[flow]?.to ?? ""] ?? []);
}

/** Of events that wait side by side, those that an equal one forestalls: a message goes to one, an error and an escalation too. */
function twiceAmong(events: readonly PlanNode[]): readonly FlowProblem[] {
  const first = new Map<string, PlanNode>();
  return events.flatMap((node) => {
    const { kind, ref } = node.event ?? { kind: "none" };
    if (kind !== "message" && kind !== "error" && kind !== "escalation") return [];
    const key = JSON.stringify([kind, ref]);
    const before = first.get(key);
    if (!before) first.set(key, node);
    return before && before.id !== node.id ? [say("error", "event-twice", node, before.name)] : [];
  });
}
