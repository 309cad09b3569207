import { type Element, elementOf, elementsOf, textOf } from "./drawing.ts";
import type { NodeKind } from "./plan.ts";
import type { FlowProblemCode } from "./refusal.ts";

const kinds: Readonly<Record<string, NodeKind>> = {
  StartEvent: "start",
  EndEvent: "end",
  Task: "pass",
  UserTask: "user",
  ManualTask: "manual",
  ServiceTask: "service",
  SendTask: "send",
  BusinessRuleTask: "rule",
  ReceiveTask: "receive",
  ExclusiveGateway: "exclusive",
  ParallelGateway: "parallel",
  InclusiveGateway: "inclusive",
  EventBasedGateway: "event-gateway",
  IntermediateCatchEvent: "catch",
  IntermediateThrowEvent: "throw",
  BoundaryEvent: "boundary",
  SubProcess: "sub",
  CallActivity: "call",
};

const refused: Readonly<Record<string, FlowProblemCode>> = {
  ScriptTask: "script-task",
  Transaction: "transaction",
  AdHocSubProcess: "ad-hoc",
  ComplexGateway: "complex-gateway",
};

/** Elements that are drawn but do nothing. */
const silent = /^(SequenceFlow|Data|TextAnnotation|Association|Group|ItemAware)/;

/** The kind of a flow element; what it is refused for; or undefined for one that does nothing. */
export function kindOf(element: Element): NodeKind | { readonly refused: FlowProblemCode } | undefined {
  const type = element.$type.replace(/^bpmn:/, "");
  if (silent.test(type)) return undefined;
  if (element.isForCompensation === true) return { refused: "compensation" };
  const code = refused[type];
  if (code) return { refused: code };
  if (elementsOf(element, "eventDefinitions").some(({ $type }) => /Compensate/.test($type)))
    return { refused: "compensation" };
  if (elementsOf(element, "eventDefinitions").some(({ $type }) => /Cancel/.test($type)))
    return { refused: "transaction" };
  if (elementOf(element, "loopCharacteristics")?.$type === "bpmn:StandardLoopCharacteristics")
    return { refused: "standard-loop" };
  // A service task that carries an expression or a class of another engine runs that engine's code.
  if (type === "ServiceTask" && /script/i.test(textOf(element, "camunda:expression") ?? ""))
    return { refused: "script-task" };
  const kind = kinds[type];
  if (kind === "sub" && element.triggeredByEvent === true) return "event-sub";
  return kind ?? { refused: "element-not-supported" };
}
