import { evaluateDecision } from "./dmn/evaluate.ts";
import { loadDecisions } from "./dmn/load.ts";

/** Writes DMN for tests, in the namespace of a version. */
export function dmn(parts: readonly string[], version = "20191111"): string {
  const namespace =
    version === "20151101"
      ? "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
      : `https://www.omg.org/spec/DMN/${version}/MODEL/`;
  return `<definitions xmlns="${namespace}" id="file" name="file" namespace="urn:test">${parts.join("")}</definitions>`;
}

export function inputData(name: string, type?: string): string {
  return `<inputData id="in ${escaped(name)}" name="${escaped(name)}"><variable name="${escaped(name)}"${typeRef(type)}/></inputData>`;
}

/** `needs`: names of inputs and decisions, and of knowledge and services with a leading "fn:". */
export function decision(name: string, logic: string, needs: readonly string[] = [], type?: string): string {
  const variable = `<variable name="${escaped(name)}"${typeRef(type)}/>`;
  return `<decision id="d ${escaped(name)}" name="${escaped(name)}">${variable}${needs.map(requirement).join("")}${logic}</decision>`;
}

function requirement(name: string): string {
  if (name.startsWith("fn:"))
    return `<knowledgeRequirement><requiredKnowledge href="#fn ${escaped(name.slice(3))}"/></knowledgeRequirement>`;
  const [kind, id] = name.startsWith("=") ? ["Decision", `d ${name.slice(1)}`] : ["Input", `in ${name}`];
  return `<informationRequirement><required${kind} href="#${escaped(id)}"/></informationRequirement>`;
}

export function literal(text: string, type?: string): string {
  return `<literalExpression${typeRef(type)}><text>${escaped(text)}</text></literalExpression>`;
}

/** `params`: a name, or a name and a type with a bar between. */
export function functionOf(params: readonly string[], body: string, element = "functionDefinition"): string {
  const formal = params.map((param) => {
    const [name = "", type] = param.split("|");
    return `<formalParameter name="${escaped(name)}"${typeRef(type)}/>`;
  });
  return `<${element}>${formal.join("")}${body}</${element}>`;
}

export function knowledge(
  name: string,
  params: readonly string[],
  body: string,
  needs: readonly string[] = [],
): string {
  const inside = functionOf(params, body, "encapsulatedLogic");
  return `<businessKnowledgeModel id="fn ${escaped(name)}" name="${escaped(name)}"><variable name="${escaped(name)}"/>${inside}${needs.map(requirement).join("")}</businessKnowledgeModel>`;
}

export function context(...entries: readonly (readonly [name: string | null, logic: string, type?: string])[]): string {
  const inside = entries.map(([name, logic, type]) => {
    const variable = name === null ? "" : `<variable name="${escaped(name)}"${typeRef(type)}/>`;
    return `<contextEntry>${variable}${logic}</contextEntry>`;
  });
  return `<context>${inside.join("")}</context>`;
}

export type TestTable = {
  readonly policy: string;
  readonly aggregation?: string;
  /** Expression, type and values with bars between. */
  readonly inputs: readonly string[];
  /** Name, type, values and default with bars between. */
  readonly outputs: readonly string[];
  /** Cells with bars between, tests before results; what follows "//" is the note. */
  readonly rules: readonly string[];
};

export function table({ policy, aggregation, inputs, outputs, rules }: TestTable): string {
  const columns = inputs.map((column) => {
    const [expression = "", type, values] = column.split("|");
    return `<input label="${escaped(expression)}"><inputExpression${typeRef(type)}>${text(expression)}</inputExpression>${values ? `<inputValues>${text(values)}</inputValues>` : ""}</input>`;
  });
  const results = outputs.map((column) => {
    const [name = "", type, values, otherwise] = column.split("|");
    const listed = values ? `<outputValues>${text(values)}</outputValues>` : "";
    const spare = otherwise ? `<defaultOutputEntry>${text(otherwise)}</defaultOutputEntry>` : "";
    return `<output name="${escaped(name)}"${typeRef(type)}>${listed}${spare}</output>`;
  });
  const lines = rules.map((rule, index) => {
    const [cells = "", note = ""] = rule.split("//");
    const entries = cells.split("|").map((cell, at) => {
      const element = at < inputs.length ? "inputEntry" : "outputEntry";
      return `<${element} id="cell ${index + 1}.${at + 1}">${text(cell.trim())}</${element}>`;
    });
    return `<rule id="rule ${index + 1}"><description>${escaped(note)}</description>${entries.join("")}</rule>`;
  });
  const how = aggregation ? ` aggregation="${aggregation}"` : "";
  return `<decisionTable id="table" hitPolicy="${policy}"${how}>${columns.join("")}${results.join("")}${lines.join("")}</decisionTable>`;
}

/** The value a decision gives, or the code of its error. */
export function ask(xml: string, name: string, input: Readonly<Record<string, unknown>> = {}): unknown {
  const answer = evaluateDecision(loadDecisions(xml), name, input, new Date("2020-11-16T08:00:00+07:00"));
  return "error" in answer ? answer.error.code : answer.value;
}

function text(content: string): string {
  return `<text>${escaped(content)}</text>`;
}

function typeRef(type: string | undefined): string {
  return type ? ` typeRef="${escaped(type)}"` : "";
}

export function escaped(content: string): string {
  return content.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
