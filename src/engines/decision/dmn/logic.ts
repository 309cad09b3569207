import type { Aggregation, Cell, HitPolicy, Logic, Rule, Table, Variable } from "./model.ts";
import { attribute, child, childrenNamed, type Element, innerText } from "./xml.ts";

/** Reads a boxed expression. What is missing or unknown is kind `none`, whose value is null. */
export function readLogic(element: Element | undefined): Logic {
  const id = attribute(element, "id") ?? "";
  switch (element?.name) {
    case "literalExpression": {
      const type = attribute(element, "typeRef");
      return { kind: "literal", id, text: innerText(element) ?? "", ...(type && { type }) };
    }
    case "decisionTable":
      return readTable(element);
    case "context":
      return {
        kind: "context",
        id,
        entries: childrenNamed(element, "contextEntry").map((entry) => {
          const variable = child(entry, "variable");
          const logic = readLogic(expressionOf(entry, ["variable"]));
          return variable ? { variable: readVariable(variable), logic } : { logic };
        }),
      };
    case "invocation": {
      const type = attribute(element, "typeRef");
      return {
        kind: "invocation",
        id,
        ...(type && { type }),
        called: readLogic(expressionOf(element, ["binding"])),
        bindings: childrenNamed(element, "binding").map((binding) => ({
          name: readVariable(child(binding, "parameter")).name,
          logic: readLogic(expressionOf(binding, ["parameter"])),
        })),
      };
    }
    case "list":
      return { kind: "list", id, items: expressionsOf(element, []).map(readLogic) };
    case "relation":
      return {
        kind: "relation",
        id,
        columns: childrenNamed(element, "column").map((column) => readVariable(column).name),
        rows: childrenNamed(element, "row").map((row) => expressionsOf(row, []).map(readLogic)),
      };
    case "functionDefinition": {
      const language = attribute(element, "kind") ?? "FEEL";
      return {
        kind: "function",
        id,
        params: childrenNamed(element, "formalParameter").map(readVariable),
        body: readLogic(expressionOf(element, ["formalParameter"])),
        external: language !== "FEEL",
      };
    }
    case "conditional": {
      const part = (name: string): Logic => readLogic(expressionOf(child(element, name), []));
      return { kind: "conditional", id, test: part("if"), yes: part("then"), no: part("else") };
    }
    case "filter":
      return {
        kind: "filter",
        id,
        list: readLogic(expressionOf(child(element, "in"), [])),
        match: readLogic(expressionOf(child(element, "match"), [])),
      };
    case "for":
    case "some":
    case "every":
      return {
        kind: element.name,
        id,
        variable: attribute(element, "iteratorVariable") ?? "",
        list: readLogic(expressionOf(child(element, "in"), [])),
        body: readLogic(expressionOf(child(element, element.name === "for" ? "return" : "satisfies"), [])),
      };
    default:
      return { kind: "none", id };
  }
}

function expressionsOf(element: Element | undefined, without: readonly string[]): readonly Element[] {
  const aside = ["description", "extensionElements", ...without];
  return element?.children.filter(({ name }) => !aside.includes(name)) ?? [];
}

function expressionOf(element: Element | undefined, without: readonly string[]): Element | undefined {
  return expressionsOf(element, without)[0];
}

function readVariable(element: Element | undefined): Variable {
  const type = attribute(element, "typeRef");
  return { name: attribute(element, "name") ?? "", ...(type && { type }) };
}

function readTable(element: Element): Table {
  const aggregation = readAggregation(attribute(element, "aggregation"));
  return {
    kind: "table",
    id: attribute(element, "id") ?? "",
    hitPolicy: readHitPolicy(attribute(element, "hitPolicy")),
    ...(aggregation && { aggregation }),
    inputs: childrenNamed(element, "input").map((input) => {
      const expression = child(input, "inputExpression");
      const [type, values] = [attribute(expression, "typeRef"), innerText(child(input, "inputValues"))];
      return {
        id: attribute(input, "id") ?? "",
        label: attribute(input, "label") ?? "",
        expression: { id: attribute(expression, "id") ?? "", text: innerText(expression) ?? "" },
        ...(type && { type }),
        ...(values && { values }),
      };
    }),
    outputs: childrenNamed(element, "output").map((output) => {
      const [type, values] = [attribute(output, "typeRef"), innerText(child(output, "outputValues"))];
      const otherwise = child(output, "defaultOutputEntry");
      return {
        id: attribute(output, "id") ?? "",
        label: attribute(output, "label") ?? "",
        name: attribute(output, "name") ?? "",
        ...(type && { type }),
        ...(values && { values }),
        ...(otherwise && { otherwise: readCell(otherwise) }),
      };
    }),
    rules: childrenNamed(element, "rule").map(readRule),
  };
}

function readRule(element: Element): Rule {
  const note = child(element, "description")?.text ?? innerText(child(element, "annotationEntry")) ?? "";
  return {
    id: attribute(element, "id") ?? "",
    note: note.trim(),
    tests: childrenNamed(element, "inputEntry").map(readCell),
    results: childrenNamed(element, "outputEntry").map(readCell),
  };
}

function readCell(element: Element): Cell {
  return { id: attribute(element, "id") ?? "", text: innerText(element) ?? "" };
}

function readHitPolicy(text: string | undefined): HitPolicy {
  const known: readonly HitPolicy[] = ["UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT"];
  return known.find((one) => one === text) ?? "UNIQUE";
}

function readAggregation(text: string | undefined): Aggregation | undefined {
  const known: readonly Aggregation[] = ["SUM", "MIN", "MAX", "COUNT"];
  return known.find((one) => one === text);
}
