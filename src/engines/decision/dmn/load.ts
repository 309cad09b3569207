import { DecisionError } from "../decision-error.ts";
import { normalName } from "../feel/names.ts";
import { readLogic } from "./logic.ts";
import type {
  Decision,
  DecisionModel,
  InputData,
  ItemDefinition,
  Knowledge,
  Part,
  Service,
  Variable,
} from "./model.ts";
import { attribute, child, childrenNamed, type Element, innerText, readXml } from "./xml.ts";

/**
 * Reads a DMN file of any version from 1.1 to 1.5. Its expressions are read when they are first needed; `checkDecisions` tells at once
 * which cannot be. Throws DecisionError `decision.xml-unreadable` or `decision.not-dmn`.
 */
export function loadDecisions(xml: string): DecisionModel {
  const root = readXml(xml);
  // Some files put their elements in a namespace of their own; what BPMN calls definitions is something else.
  if (root.name !== "definitions" || /\/(?:BPMN|CMMN)\//i.test(root.namespace))
    throw new DecisionError("decision.not-dmn", {
      vi: "Tệp XML này không phải DMN (phần tử gốc không phải definitions của DMN).",
      en: "This XML is no DMN: its root element is not DMN's definitions.",
    });
  const parts = new Map<string, Part>();
  for (const element of root.children) {
    const part = readPart(element);
    if (part) parts.set(part.id, part);
  }
  return {
    id: attribute(root, "id") ?? "",
    name: attribute(root, "name") ?? "",
    parts,
    types: new Map(
      childrenNamed(root, "itemDefinition").map((one) => [normalName(attribute(one, "name") ?? ""), readItem(one)]),
    ),
    imports: childrenNamed(root, "import").map((one) => attribute(one, "name") ?? attribute(one, "namespace") ?? ""),
    decisions: [...parts.values()].filter((part) => part.kind === "decision"),
  };
}

function readPart(element: Element): Part | undefined {
  switch (element.name) {
    case "inputData":
      return readInput(element);
    case "decision":
      return readDecision(element);
    case "businessKnowledgeModel":
      return readKnowledge(element);
    case "decisionService":
      return readService(element);
    default:
      return undefined;
  }
}

function head(element: Element): { readonly id: string; readonly name: string; readonly variable: Variable } {
  const name = attribute(element, "name") ?? attribute(element, "id") ?? "";
  return { id: attribute(element, "id") ?? name, name, variable: readVariable(child(element, "variable"), name) };
}

function readInput(element: Element): InputData {
  return { kind: "input", ...head(element) };
}

function readDecision(element: Element): Decision {
  const logic = readLogic(element.children.find(({ name }) => logicNames.has(name)));
  return { kind: "decision", ...head(element), logic, needs: readNeeds(element) };
}

function readKnowledge(element: Element): Knowledge {
  const inside = child(element, "encapsulatedLogic");
  const logic = inside ? readLogic({ ...inside, name: "functionDefinition" }) : readLogic(undefined);
  return { kind: "knowledge", ...head(element), logic, needs: readNeeds(element) };
}

function readService(element: Element): Service {
  const refs = (name: string): readonly string[] => childrenNamed(element, name).map(refOf);
  return {
    kind: "service",
    ...head(element),
    outputs: refs("outputDecision"),
    inside: refs("encapsulatedDecision"),
    given: [...refs("inputData"), ...refs("inputDecision")],
  };
}

/** Elements of a decision that say how its value comes about. */
const logicNames: ReadonlySet<string> = new Set([
  "literalExpression",
  "decisionTable",
  "context",
  "invocation",
  "list",
  "relation",
  "functionDefinition",
  "conditional",
  "filter",
  "for",
  "some",
  "every",
]);

function readNeeds(element: Element): readonly string[] {
  const information = childrenNamed(element, "informationRequirement").flatMap(({ children }) => children);
  const knowledge = childrenNamed(element, "knowledgeRequirement").flatMap(({ children }) => children);
  return [...information, ...knowledge].filter(({ name }) => name.startsWith("required")).map(refOf);
}

function refOf(element: Element): string {
  const href = attribute(element, "href") ?? "";
  return href.slice(href.lastIndexOf("#") + 1);
}

function readVariable(element: Element | undefined, name: string): Variable {
  const type = attribute(element, "typeRef");
  return { name: attribute(element, "name") ?? name, ...(type && { type }) };
}

function readItem(element: Element): ItemDefinition {
  const base = child(element, "typeRef")?.text.trim() || attribute(element, "typeRef");
  const functionItem = child(element, "functionItem");
  const gives = attribute(functionItem, "outputTypeRef");
  const allowed = innerText(child(element, "allowedValues")) ?? innerText(child(element, "typeConstraint"));
  return {
    name: attribute(element, "name") ?? "",
    ...(base && { base }),
    ...(allowed && { allowed }),
    components: childrenNamed(element, "itemComponent").map(readItem),
    isList: attribute(element, "isCollection") === "true",
    isFunction: functionItem !== undefined,
    ...(gives && { gives }),
  };
}
