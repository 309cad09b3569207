import { LimitError, parseLimit } from "../deadline/index.ts";
import { compileExpression, DecisionError } from "../decision/index.ts";
import type { FlowProblem, Plan, PlanNode } from "./plan.ts";
import { type FlowProblemCode, problem } from "./refusal.ts";
import { isExpression } from "./run.ts";
import { structureOf } from "./structure.ts";
import { isTime } from "./timer.ts";

/** What a plan says that cannot be carried out: conditions that cannot be read, links into nothing, timers without a time. */
export function checkMeaning(plan: Plan): readonly FlowProblem[] {
  const found: FlowProblem[] = [];
  const report = (severity: FlowProblem["severity"], code: FlowProblemCode, node: Named, detail?: string): void => {
    found.push(problem(severity, code, node.id, node.name || node.id, detail));
  };
  checkStarts(plan, report);
  for (const node of Object.values(plan.nodes)) {
    checkNode(plan, node, report);
    checkBranches(plan, node, report);
    for (const text of expressionsOf(node)) checkExpression(text, node, report);
  }
  for (const flow of Object.values(plan.flows)) {
    if (!flow.condition) continue;
    const named = { id: flow.id, name: nameOfFlow(plan, flow.id) };
    checkExpression(flow.condition, named, report);
    if (asksClock(flow.condition)) report("error", "condition-by-clock", named, flow.condition);
  }
  return found;
}

type Named = { readonly id: string; readonly name: string };
type Report = (severity: FlowProblem["severity"], code: FlowProblemCode, node: Named, detail?: string) => void;

function checkStarts(plan: Plan, report: Report): void {
  const structure = structureOf(plan);
  const process = { id: plan.process, name: plan.name };
  if (structure.starts(null).length === 0) report("error", "no-start", process);
  const blank = Object.values(plan.nodes).filter(
    (n) => n.scope === null && n.kind === "start" && n.event?.kind === "none",
  );
  if (blank.length > 1) report("error", "starts-several", process);
  for (const node of Object.values(plan.nodes)) {
    if (node.kind === "sub" && structure.starts(node.id).length === 0) report("error", "no-start", node);
    if (node.kind !== "event-sub") continue;
    const [start, ...more] = structure.starts(node.id).map((id) => plan.nodes[id]);
    if (start?.kind !== "start") report("error", "no-start", node);
    else if (more.length > 0) report("error", "starts-several", node);
    else if (start.event?.kind === "none") report("error", "event-not-supported", start, "none");
  }
}

function checkNode(plan: Plan, node: PlanNode, report: Report): void {
  const { kind, event } = node;
  if (kind === "call" && node.called === undefined) report("error", "called-missing", node);
  if (kind === "user" && node.role === undefined) report("warning", "no-role", node);
  if (event?.timer && !isExpression(event.timer.expression) && !isTime(event.timer.expression))
    report("error", "timer-unreadable", node, event.timer.expression);
  if (event?.timer && isExpression(event.timer.expression) && asksClock(event.timer.expression))
    report("error", "timer-by-clock", node, event.timer.expression);
  if (kind === "throw" && event?.kind === "link" && !structureOf(plan).linkTarget(node))
    report("error", "link-without-target", node, event.ref);
  if (node.allowance !== undefined) {
    try {
      parseLimit(node.allowance);
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
      report("error", "allowance-unreadable", node, node.allowance);
    }
  }
  if (kind !== "event-gateway") return;
  for (const flow of node.outgoing) {
    const target = plan.nodes[plan.flows[flow]?.to ?? ""];
    const isEvent = target?.kind === "receive" || (target?.kind === "catch" && target.event?.kind !== "link");
    if (target && !isEvent) report("error", "event-gateway-target", node, target.name);
  }
}

function checkBranches(plan: Plan, node: PlanNode, report: Report): void {
  if (node.outgoing.length < 2 || (node.kind !== "exclusive" && node.kind !== "inclusive")) return;
  const others = node.outgoing.filter((flow) => flow !== node.defaultFlow);
  const open = others.filter((flow) => plan.flows[flow]?.condition === undefined);
  if (node.kind === "exclusive" && (open.length > 1 || (open.length === 1 && node.defaultFlow !== undefined)))
    report("warning", "condition-missing", node);
  if (open.length === 0 && node.defaultFlow === undefined) report("warning", "no-default", node);
}

/** A step has no clock, so that the same state and command always lead to the same: the present is null in it. */
function asksClock(expression: string): boolean {
  return /\b(now|today)\s*\(/.test(expression.replace(/"(?:[^"\\]|\\.)*"/g, ""));
}

function expressionsOf({ event, multiInstance }: PlanNode): readonly string[] {
  const { collection, cardinality, completion } = multiInstance ?? {};
  const timer = event?.timer && isExpression(event.timer.expression) ? event.timer.expression : undefined;
  return [timer, event?.correlation, collection, cardinality, completion].filter((text) => text !== undefined);
}

function checkExpression(text: string, at: Named, report: Report): void {
  try {
    compileExpression(text);
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error;
    report("error", "condition-unreadable", at, error.message);
  }
}

function nameOfFlow(plan: Plan, id: string): string {
  const flow = plan.flows[id];
  return flow?.name || `${plan.nodes[flow?.from ?? ""]?.name ?? ""} → ${plan.nodes[flow?.to ?? ""]?.name ?? ""}`;
}
