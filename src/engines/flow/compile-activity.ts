import type { Build } from "./compile.ts";
import { type Element, elementOf, extensionOf, idOf, textOf, unresolved } from "./drawing.ts";
import type { MultiInstance, NodeKind, PlanNode } from "./plan.ts";

const worked: readonly NodeKind[] = ["user", "manual", "service", "send", "rule", "receive", "call", "sub"];

/** What an activity says of who does it, how long it may take and how often it is done. */
export function readActivity(build: Build, element: Element, kind: NodeKind): Partial<PlanNode> {
  if (!worked.includes(kind)) return clockOf(element);
  return {
    ...clockOf(element),
    ...given("role", roleOf(build, element)),
    ...given("agency", textOf(element, "lt:agency")),
    ...given("allowance", allowanceOf(element)),
    ...given("form", textOf(element, "camunda:formKey", "lt:form") ?? idOfForm(element)),
    ...given("topic", topicOf(element, kind)),
    ...given("called", kind === "call" ? calledOf(element) : undefined),
    ...repeated(build, element),
  };
}

function given<K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: string });
}

function roleOf(build: Build, element: Element): string | undefined {
  const groups = textOf(element, "camunda:candidateGroups", "flowable:candidateGroups", "activiti:candidateGroups");
  const zeebe = extensionOf(element, "zeebe:assignmentDefinition");
  return (
    textOf(element, "lt:role") ??
    groups ??
    (zeebe && textOf(zeebe, "candidateGroups")) ??
    build.roles.get(idOf(element))
  );
}

function allowanceOf(element: Element): string | undefined {
  return textOf(element, "lt:allowance")?.trim();
}

function idOfForm(element: Element): string | undefined {
  const form = extensionOf(element, "zeebe:formDefinition");
  return form && textOf(form, "formId", "formKey");
}

function topicOf(element: Element, kind: NodeKind): string | undefined {
  if (kind !== "service" && kind !== "send" && kind !== "rule") return undefined;
  const job = extensionOf(element, "zeebe:taskDefinition");
  const decision = extensionOf(element, "zeebe:calledDecision");
  return (
    textOf(
      element,
      "lt:topic",
      "camunda:topic",
      "camunda:decisionRef",
      "camunda:delegateExpression",
      "camunda:class",
    ) ??
    (job && textOf(job, "type")) ??
    (decision && textOf(decision, "decisionId")) ??
    idOf(element)
  );
}

function calledOf(element: Element): string | undefined {
  const zeebe = extensionOf(element, "zeebe:calledElement");
  return textOf(element, "calledElement") ?? (zeebe && textOf(zeebe, "processId"));
}

function clockOf(element: Element): Pick<PlanNode, "pausesClock"> {
  if (textOf(element, "lt:clock") !== "pause") return {};
  const reason = textOf(element, "lt:reason");
  return { pausesClock: reason === "supplement" || reason === "payment" || reason === "suspension" ? reason : "other" };
}

function repeated(build: Build, element: Element): Pick<PlanNode, "multiInstance"> {
  const loop = elementOf(element, "loopCharacteristics");
  if (!loop) return {};
  const zeebe = extensionOf(loop, "zeebe:loopCharacteristics");
  const collection =
    textOf(loop, "camunda:collection", "flowable:collection") ??
    (zeebe && textOf(zeebe, "inputCollection")) ??
    loopData(build, loop, "loopDataInputRef");
  const item = elementOf(loop, "inputDataItem");
  const variable =
    textOf(loop, "camunda:elementVariable", "flowable:elementVariable") ??
    (zeebe && textOf(zeebe, "inputElement")) ??
    (item && (textOf(item, "name") ?? idOf(item)));
  const cardinality = bodyOf(loop, "loopCardinality");
  const completion = bodyOf(loop, "completionCondition");
  if (collection === undefined && cardinality === undefined) build.report("error", "multi-instance-open", element);
  const multiInstance: MultiInstance = {
    sequential: loop.isSequential === true,
    ...given("collection", collection),
    ...given("element", variable),
    ...given("cardinality", cardinality),
    ...given("completion", completion),
  };
  return { multiInstance };
}

function bodyOf(element: Element, name: string): string | undefined {
  const inner = elementOf(element, name);
  return inner && textOf(inner, "body")?.trim();
}

/** `loopDataInputRef` names a variable in Camunda's files: to bpmn-moddle it is a reference to nothing. */
function loopData(build: Build, loop: Element, property: string): string | undefined {
  const referred = elementOf(loop, property);
  return referred ? (textOf(referred, "name") ?? idOf(referred)) : unresolved(build.drawing, loop, `bpmn:${property}`);
}
