import { checkFeeTable, type FeeColumn, type FeeTable } from "./fee-table.ts";

/**
 * A fee table as DMN 1.3, with the drawing that dmn-js needs. Texts are trimmed and in NFC.
 * Throws DecisionError when the table cannot be written: `decision.not-a-fee-table`, `.not-an-amount`, `.expression-unreadable`.
 */
export function writeFeeTable(table: FeeTable): string {
  checkFeeTable(table);
  const { id, columns, rules, otherwise } = table;
  const name = attributeText(table.name);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" id="${id}_file" name="${name}" namespace="urn:lienthong:fees">
  <decision id="${id}" name="${name}">
    <variable id="${id}_variable" name="${name}" typeRef="number" />
${columns.map((_, at) => requirement(id, at)).join("")}    <decisionTable id="${id}_table" hitPolicy="${table.hitPolicy}">
${columns.map((column, at) => input(id, column, at)).join("")}      <output id="${id}_amount" label="Số tiền (đồng)" name="amount" typeRef="number">${
    otherwise === null
      ? ""
      : `
        <defaultOutputEntry id="${id}_otherwise"><text>${otherwise}</text></defaultOutputEntry>
      `
  }</output>
${rules.map((_, at) => rule(table, at)).join("")}    </decisionTable>
  </decision>
${columns.map((column, at) => inputData(id, column, at)).join("")}${drawing(table)}</definitions>
`;
}

function requirement(id: string, at: number): string {
  return `    <informationRequirement id="${id}_needs_${at + 1}"><requiredInput href="#${id}_data_${at + 1}" /></informationRequirement>
`;
}

function input(id: string, { name, label, kind, choices }: FeeColumn, at: number): string {
  const own = `${id}_input_${at + 1}`;
  const values = choices.map((choice) => `"${plain(choice).replace(/["\\]/g, "\\$&")}"`).join(",");
  const listed = kind === "choice" ? `<inputValues id="${own}_values"><text>${text(values)}</text></inputValues>` : "";
  return `      <input id="${own}" label="${attributeText(label)}">
        <inputExpression id="${own}_expression" typeRef="${typeOf(kind)}"><text>${text(name)}</text></inputExpression>${listed}
      </input>
`;
}

function rule({ id, rules }: FeeTable, at: number): string {
  const { cells = [], amount, note = "" } = rules[at] ?? {};
  const own = `${id}_rule_${at + 1}`;
  const entries = cells.map(
    (cell, column) => `        <inputEntry id="${own}_${column + 1}"><text>${text(cell)}</text></inputEntry>
`,
  );
  return `      <rule id="${own}">
        <description>${text(note)}</description>
${entries.join("")}        <outputEntry id="${own}_amount"><text>${amount}</text></outputEntry>
      </rule>
`;
}

function inputData(id: string, { name, kind }: FeeColumn, at: number): string {
  const own = `${id}_data_${at + 1}`;
  return `  <inputData id="${own}" name="${attributeText(name)}"><variable id="${own}_variable" name="${attributeText(name)}" typeRef="${typeOf(kind)}" /></inputData>
`;
}

/** The decision above, its inputs in a row below. */
function drawing({ id, columns }: FeeTable): string {
  const middle = 150 + (Math.max(columns.length, 1) - 1) * 85;
  const shapes = columns.map(
    (
      _,
      at,
    ) => `      <dmndi:DMNShape id="${id}_shape_${at + 1}" dmnElementRef="${id}_data_${at + 1}"><dc:Bounds height="45" width="125" x="${
      150 + at * 170
    }" y="280" /></dmndi:DMNShape>
      <dmndi:DMNEdge id="${id}_edge_${at + 1}" dmnElementRef="${id}_needs_${at + 1}"><di:waypoint x="${
        212 + at * 170
      }" y="280" /><di:waypoint x="${middle + 90}" y="180" /></dmndi:DMNEdge>
`,
  );
  return `  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="${id}_drawing">
      <dmndi:DMNShape id="${id}_shape" dmnElementRef="${id}"><dc:Bounds height="80" width="180" x="${middle}" y="100" /></dmndi:DMNShape>
${shapes.join("")}    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
`;
}

function typeOf(kind: FeeColumn["kind"]): string {
  return kind === "number" || kind === "boolean" ? kind : "string";
}

/** NFC, trimmed, without what XML cannot hold. */
function plain(value: string): string {
  return value.toWellFormed().normalize("NFC").replace(unwritable, "").trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function text(value: string): string {
  return plain(value).replace(/[&<>\r]/g, (sign) => entities[sign] ?? sign);
}

function attributeText(value: string): string {
  return plain(value).replace(/[&<>"\r\n\t]/g, (sign) => entities[sign] ?? sign);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};
