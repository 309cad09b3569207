import { baseName } from "../dmn/declared-types.ts";
import { loadDecisions } from "../dmn/load.ts";
import type { Decision, Table } from "../dmn/model.ts";
import { isPlainName } from "../feel/names.ts";
import { parseFeel, parseFeelTests } from "../feel/parse.ts";
import { checkFeeTable, type FeeColumn, type FeeTable, isAmount, notAFeeTable } from "./fee-table.ts";

/**
 * A DMN file as a simple fee table. Without `nameOrId` the file must hold one decision table.
 * Throws DecisionError `decision.not-a-fee-table` with what cannot be shown, and those of `loadDecisions`.
 */
export function readFeeTable(xml: string, nameOrId?: string): FeeTable {
  const { decisions } = loadDecisions(xml);
  const tables = decisions.filter(({ id, name, logic }) =>
    nameOrId === undefined ? logic.kind === "table" : id === nameOrId || name === nameOrId,
  );
  const [decision] = tables;
  if (!decision || tables.length > 1)
    throw notAFeeTable(`tệp có ${tables.length} bảng quyết định`, `the file has ${tables.length} decision tables`);
  if (decision.logic.kind !== "table")
    throw notAFeeTable(`“${decision.name}” không phải bảng quyết định`, `“${decision.name}” is no decision table`);
  const table = readTable(decision, decision.logic);
  checkFeeTable(table);
  return table;
}

function readTable(decision: Decision, table: Table): FeeTable {
  const { hitPolicy, outputs, rules } = table;
  if (hitPolicy !== "FIRST" && hitPolicy !== "UNIQUE")
    throw notAFeeTable(`chính sách ${hitPolicy}`, `its hit policy is ${hitPolicy}`);
  const [output] = outputs;
  if (!output || outputs.length > 1)
    throw notAFeeTable("phải có đúng một cột kết quả", "it must have one output column");
  return {
    id: decision.id,
    name: decision.name,
    hitPolicy,
    columns: table.inputs.map(readColumn),
    rules: rules.map((rule, index) => ({
      cells: rule.tests.map(({ text }) => text || "-"),
      amount: readAmount(rule.results[0]?.text ?? "", index + 1),
      note: rule.note,
    })),
    otherwise: output.otherwise ? readAmount(output.otherwise.text, 0) : null,
  };
}

function readColumn({ expression, label, type = "string", values }: Table["inputs"][number]): FeeColumn {
  const name = expression.text;
  if (!isPlainName(name))
    throw notAFeeTable(`cột “${label || name}” tính từ biểu thức`, `the column “${label || name}” is an expression`);
  const said = { name, label: label || name };
  const base = baseName(type);
  if (base === "number" && values === undefined) return { ...said, kind: "number", choices: [] };
  if (base === "boolean" && values === undefined) return { ...said, kind: "boolean", choices: [] };
  if (base !== "string")
    throw notAFeeTable(`cột “${said.label}” kiểu ${type}`, `the column “${said.label}” is of type ${type}`);
  if (values === undefined) return { ...said, kind: "text", choices: [] };
  const choices = parseFeelTests(values).tests.map((test) => {
    if (test.kind === "literal" && typeof test.value === "string") return test.value;
    throw notAFeeTable(`giá trị của cột “${said.label}”`, `the values of the column “${said.label}”`);
  });
  return { ...said, kind: "choice", choices };
}

function readAmount(text: string, line: number): number {
  const node = parseFeel(text.trim() || "null");
  const value = node.kind === "literal" ? node.value : null;
  if (isAmount(value)) return value;
  const where = { vi: line ? `dòng ${line}` : "giá trị mặc định", en: line ? `line ${line}` : "the default" };
  throw notAFeeTable(`${where.vi} không phải số tiền (“${text}”)`, `${where.en} is no amount (“${text}”)`);
}
