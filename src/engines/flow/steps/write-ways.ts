import {
  addNode,
  type Change,
  connect,
  inOrder,
  leaveFrom,
  removeFlow,
  removeNode,
  retarget,
  setCondition,
} from "./change.ts";
import { type Element, freshId, listOf, nameOf, oneOf, setText, textOf } from "./document.ts";
import type { StepParts } from "./read-steps.ts";
import type { Step, StepChoice } from "./step-table.ts";

/**
 * Writes where a step leads. Arrows that still fit are kept with everything on them.
 * @param source the task, or the join of a parallel step
 * @param entry the element at which an arrow to a row arrives
 */
export function writeWays(
  change: Change,
  source: Element,
  step: Step,
  parts: StepParts | undefined,
  entry: (id: string) => Element | undefined,
): void {
  const from = originOf(change, source, step, parts);
  const left = new Set(parts?.ways ?? []);
  const take = (fits: (choice: StepChoice, flow: Element) => boolean, choice: StepChoice): Element | undefined => {
    const found = [...left].find((flow) => fits(choice, flow));
    if (found) left.delete(found);
    return found;
  };
  const before = new Map(parts?.ways.map((flow, index) => [flow, parts.step.next[index]]));
  const sameCase = ({ outcome, condition }: StepChoice, flow: Element) =>
    before.get(flow)?.outcome === outcome && before.get(flow)?.condition === condition;
  const kept = step.next.map((choice) =>
    take((one, flow) => sameCase(one, flow) && before.get(flow)?.to === one.to, choice),
  );
  step.next.forEach((choice, index) => {
    kept[index] ??= take(sameCase, choice);
  });
  step.next.forEach((choice, index) => {
    kept[index] ??= take((one, flow) => before.get(flow)?.to === one.to, choice);
  });
  for (const flow of left) removeFlow(change, flow);
  const ways = step.next.flatMap((choice, index) => {
    const target = entry(choice.to);
    if (!target) return [];
    const flow = kept[index] ?? connect(change, from, target);
    leaveFrom(change, flow, from);
    if (before.get(flow)?.to !== choice.to) retarget(change, flow, target);
    writeChoice(change, flow, choice, from);
    return [flow];
  });
  inOrder(listOf(change.process, "flowElements"), ways);
  change.changed();
}

/** The element the arrows leave from: the step itself, or the gateway at which its outcomes part. */
function originOf(change: Change, source: Element, step: Step, parts: StepParts | undefined): Element {
  const decision = parts?.decision;
  if (step.next.length > 1) {
    if (decision) return decision;
    const gateway = addNode(change, "bpmn:ExclusiveGateway", freshId(change.document, "Choice"), "Kết quả?");
    // The one arrow that was there becomes the arrow of its choice.
    for (const flow of parts?.ways ?? []) leaveFrom(change, flow, gateway);
    connect(change, source, gateway);
    return gateway;
  }
  if (decision) {
    for (const flow of parts.ways) leaveFrom(change, flow, source);
    removeNode(change, decision);
  }
  return source;
}

function writeChoice(change: Change, flow: Element, choice: StepChoice, from: Element): void {
  if (nameOf(flow) !== choice.label) setText(flow, "name", choice.label);
  const isParted = from.$type === "bpmn:ExclusiveGateway";
  const feel = choice.outcome === "" ? choice.condition : `outcome = "${choice.outcome}"`;
  if (!isParted || !sameFeel(flow, choice, feel)) setCondition(change, flow, isParted ? feel : "");
  const isDefault = oneOf(from, "default") === flow;
  if (isParted && feel === "" && !isDefault) from.set("default", flow);
  if (isDefault && (!isParted || feel !== "")) from.set("default", undefined);
}

/** Whether an arrow says it already, in the blanks of whoever wrote it. */
function sameFeel(flow: Element, { outcome }: StepChoice, feel: string): boolean {
  const expression = oneOf(flow, "conditionExpression");
  const written = expression ? textOf(expression, "body").trim() : "";
  const plain = (text: string) =>
    text
      .replace(/^=/, "")
      .replace(/\s*=\s*/, " = ")
      .trim();
  return outcome === "" ? written === feel : plain(written) === feel;
}
