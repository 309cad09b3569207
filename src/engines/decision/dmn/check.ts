import { findBuiltin } from "../feel/functions/index.ts";
import { type NameShape, normalName } from "../feel/names.ts";
import { parseFeel, parseFeelTests } from "../feel/parse.ts";
import type { Node } from "../feel/syntax.ts";
import { isKnownType } from "./declared-types.ts";
import { namesFor } from "./evaluate.ts";
import { loadDecisions } from "./load.ts";
import type { Cell, Decision, DecisionModel, Knowledge, Logic, Table, Variable } from "./model.ts";
import { type DecisionProblem, problemOf } from "./problem.ts";
import { checkRules } from "./table-coverage.ts";
import { unknownNames } from "./unknown-names.ts";

/**
 * What is wrong with a DMN file: cells that cannot be read and requirements that lead nowhere are errors; names nobody gives, rules of a
 * UNIQUE table that overlap and inputs no rule matches, where that can be told, are warnings. Empty when all is well.
 */
export function checkDecisions(xml: string): readonly DecisionProblem[] {
  let model: DecisionModel;
  try {
    model = loadDecisions(xml);
  } catch (error) {
    return [problemOf(error, "")];
  }
  const problems: DecisionProblem[] = [];
  for (const name of model.imports)
    problems.push(
      warning(
        model.id,
        "decision.import",
        `Tệp nhập mô hình “${name}”, không được đọc cùng.`,
        `The file imports the model “${name}”, which is not read with it.`,
      ),
    );
  const circles = inCircles(model);
  const seen = new Set<string>();
  for (const part of model.parts.values()) {
    if (part.kind !== "input" && seen.has(normalName(part.name)))
      problems.push(
        warning(
          part.id,
          "decision.same-name",
          `Có hai phần tử tên “${part.name}”.`,
          `Two elements are named “${part.name}”.`,
        ),
      );
    seen.add(normalName(part.name));
    problems.push(...checkType(part.variable, part.id, model));
    if (part.kind === "decision" || part.kind === "knowledge") problems.push(...checkPart(part, model, circles));
  }
  return problems;
}

function checkPart(
  part: Decision | Knowledge,
  model: DecisionModel,
  circles: ReadonlySet<string>,
): readonly DecisionProblem[] {
  const problems: DecisionProblem[] = [];
  for (const id of part.needs.filter((need) => !model.parts.has(need)))
    problems.push({
      severity: "error",
      element: part.id,
      code: "decision.unknown-requirement",
      message: {
        vi: `“${part.name}” cần phần tử “${id}” không có trong tệp.`,
        en: `“${part.name}” requires “${id}”, which is not in the file.`,
      },
    });
  if (circles.has(part.id))
    problems.push({
      severity: "error",
      element: part.id,
      code: "decision.circle",
      message: { vi: `“${part.name}” cần đến chính nó.`, en: `“${part.name}” requires itself.` },
    });
  if (part.logic.kind === "none")
    problems.push(
      warning(
        part.id,
        "decision.no-logic",
        `“${part.name}” chưa có cách tính nên luôn trống.`,
        `“${part.name}” has no logic; its value is always null.`,
      ),
    );
  const view: View = {
    model,
    names: namesFor(part, model),
    id: part.id,
    owner: part.name,
    strict: part.needs.length > 0,
  };
  return [...problems, ...checkLogic(part.logic, view)];
}

/** Ids of what requires itself, by itself or through others: what is left when all that ends somewhere is taken away from both sides. */
function inCircles(model: DecisionModel): ReadonlySet<string> {
  const needs = new Map<string, readonly string[]>();
  for (const part of model.parts.values()) needs.set(part.id, "needs" in part ? part.needs : []);
  const needed = new Map<string, string[]>();
  for (const [id, all] of needs) for (const need of all) needed.set(need, [...(needed.get(need) ?? []), id]);
  const left = new Set(needs.keys());
  for (const [forward, back] of [
    [needs, needed],
    [needed, needs],
  ] as const) {
    const ends = [...left];
    for (let id = ends.pop(); id !== undefined; id = ends.pop()) {
      if (!left.has(id) || (forward.get(id) ?? []).some((next) => left.has(next))) continue;
      left.delete(id);
      ends.push(...(back.get(id) ?? []));
    }
  }
  return left;
}

/** What a logic is looked at with. Names are judged only where the file says what there is. */
type View = {
  readonly model: DecisionModel;
  readonly names: NameShape;
  readonly id: string;
  readonly owner: string;
  readonly strict: boolean;
};

function checkLogic(logic: Logic, view: View): readonly DecisionProblem[] {
  const all = (parts: readonly Logic[], names: NameShape = {}): readonly DecisionProblem[] =>
    parts.flatMap((part) => checkLogic(part, { ...view, names: { ...view.names, ...names } }));
  switch (logic.kind) {
    case "none":
      return [];
    case "literal":
      return checkText(logic, view);
    case "table":
      return checkTable(logic, view);
    case "context": {
      let names: NameShape = {};
      return logic.entries.flatMap(({ variable, logic: value }) => {
        const problems = [...all([value], names), ...(variable ? checkType(variable, logic.id, view.model) : [])];
        if (variable) names = { ...names, [variable.name]: null };
        return problems;
      });
    }
    case "invocation":
      return all([logic.called, ...logic.bindings.map(({ logic: value }) => value)]);
    case "list":
      return all(logic.items);
    case "relation":
      return all(logic.rows.flat());
    case "function":
      return logic.external ? [] : all([logic.body], Object.fromEntries(logic.params.map(({ name }) => [name, null])));
    case "conditional":
      return all([logic.test, logic.yes, logic.no]);
    case "filter":
      // The names inside a filter are those of the items.
      return [...all([logic.list]), ...checkLogic(logic.match, { ...view, strict: false })];
    case "for":
    case "some":
    case "every":
      return [...all([logic.list]), ...all([logic.body], { [logic.variable]: null, partial: null })];
  }
}

function checkText({ id, text }: Cell, view: View): readonly DecisionProblem[] {
  const source = text.replace(/^=/, "").trim();
  if (source === "") return [];
  return readWith(id || view.id, source, view, (words) => [parseFeel(words, view.names)]);
}

function readWith(
  element: string,
  text: string,
  view: View,
  read: (text: string) => readonly Node[],
): readonly DecisionProblem[] {
  try {
    const known = (name: string): boolean =>
      Object.keys(view.names).some((one) => normalName(one) === name) || findBuiltin(name) !== undefined;
    const nodes = read(text);
    const unknown = new Set(view.strict ? nodes.flatMap((node) => unknownNames(node, known)) : []);
    return [...unknown].map((name) =>
      warning(
        element,
        "decision.unknown-name",
        `“${view.owner}”: không có “${name}”; ô này coi như trống.`,
        `“${view.owner}”: nothing is named “${name}”; it is null.`,
      ),
    );
  } catch (error) {
    return [problemOf(error, element)];
  }
}

function checkType({ type }: Variable, element: string, model: DecisionModel): readonly DecisionProblem[] {
  if (type === undefined || isKnownType(type, model.types)) return [];
  return [
    warning(
      element,
      "decision.unknown-type",
      `Kiểu “${type}” không được khai báo.`,
      `The type “${type}” is not declared.`,
    ),
  ];
}

function checkTable(table: Table, view: View): readonly DecisionProblem[] {
  const id = table.id || view.id;
  const problems: DecisionProblem[] = [];
  for (const input of table.inputs) {
    problems.push(...checkText(input.expression, { ...view, id: input.id || id }));
    if (input.values !== undefined)
      problems.push(
        ...readWith(input.id || id, input.values, { ...view, strict: false }, (text) => parseFeelTests(text).tests),
      );
  }
  for (const { otherwise } of table.outputs) if (otherwise) problems.push(...checkText(otherwise, { ...view, id }));
  if (
    (table.hitPolicy === "PRIORITY" || table.hitPolicy === "OUTPUT ORDER") &&
    table.outputs.every(({ values }) => values === undefined)
  )
    problems.push(
      warning(
        id,
        "decision.no-order",
        `Bảng “${view.owner}” cần danh sách giá trị kết quả để xếp thứ tự.`,
        `Table “${view.owner}” needs its output values for their order.`,
      ),
    );
  for (const [index, rule] of table.rules.entries()) {
    const element = rule.id || id;
    if (rule.tests.length !== table.inputs.length || rule.results.length !== table.outputs.length)
      problems.push({
        severity: "error",
        element,
        code: "decision.wrong-width",
        message: {
          vi: `Bảng “${view.owner}”, dòng ${index + 1}: số ô không bằng số cột.`,
          en: `Table “${view.owner}”, rule ${index + 1}: it has not as many cells as there are columns.`,
        },
      });
    const tests = { ...view, names: { ...view.names, "?": null } };
    for (const cell of rule.tests)
      problems.push(
        ...readWith(cell.id || element, cell.text, tests, (text) => parseFeelTests(text, tests.names).tests),
      );
    for (const cell of rule.results) problems.push(...checkText(cell, { ...view, id: element }));
  }
  const sound = problems.every(({ severity }) => severity === "warning");
  return sound ? [...problems, ...checkRules(table, view.owner, id)] : problems;
}

function warning(element: string, code: DecisionProblem["code"], vi: string, en: string): DecisionProblem {
  return { severity: "warning", element, code, message: { vi, en } };
}
