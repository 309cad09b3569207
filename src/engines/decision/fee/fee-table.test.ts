import { DmnModdle } from "dmn-moddle";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decision, dmn, inputData, literal, table } from "../decision.fixture.ts";
import { checkDecisions } from "../dmn/check.ts";
import { loadDecisions } from "../dmn/load.ts";
import { feeOf } from "./fee-of.ts";
import type { FeeColumn, FeeTable } from "./fee-table.ts";
import { readFeeTable } from "./read-fee-table.ts";
import { writeFeeTable } from "./write-fee-table.ts";

const copies: FeeTable = {
  id: "le_phi_ban_sao",
  name: "Lệ phí cấp bản sao trích lục",
  hitPolicy: "FIRST",
  columns: [
    { name: "copies", label: "Số bản", kind: "number", choices: [] },
    { name: "channel", label: "Cách nộp", kind: "choice", choices: ["trực tuyến", 'tại "một cửa"'] },
    { name: "poor", label: "Hộ nghèo", kind: "boolean", choices: [] },
  ],
  rules: [
    { cells: ["-", "-", "true"], amount: 0, note: "Miễn cho hộ nghèo & cận nghèo" },
    { cells: ["<= 2", '"trực tuyến"', "-"], amount: 4000, note: "" },
    { cells: ["> 2", "-", "-"], amount: 8000, note: "Từ bản thứ ba" },
  ],
  otherwise: 16000,
};

describe("a fee", () => {
  const model = loadDecisions(writeFeeTable(copies));

  test("is whole đồng, and names its line", () => {
    expect(feeOf(model, copies.id, { copies: 1, channel: "trực tuyến", poor: false })).toEqual({
      amount: 4000,
      rules: [
        {
          decision: copies.name,
          table: "le_phi_ban_sao_table",
          rule: "le_phi_ban_sao_rule_2",
          index: 2,
          note: "",
        },
      ],
    });
    expect(feeOf(model, copies.name, { copies: 1, channel: 'tại "một cửa"', poor: false })).toEqual({
      amount: 16000,
      rules: [],
    });
  });

  test.each([
    ["8000.5", "line 1 (nửa giá): “8000.5” is no amount"],
    ["-1", "line 1 (nửa giá): “-1” is no amount"],
    ['"free"', 'line 1 (nửa giá): “"free"” is no amount'],
    ["null", "line 1 (nửa giá): “null” is no amount"],
    ["10 ** 20", "is no amount"],
  ])("that is %s is refused", (result, message) => {
    const xml = dmn([
      decision(
        "Phí",
        table({ policy: "UNIQUE", inputs: ["n|number"], outputs: ["amount"], rules: [`- | ${result} //nửa giá`] }),
      ),
    ]);
    expect(() => feeOf(loadDecisions(xml), "Phí", { n: 1 })).toThrow(message);
  });

  test("of a table where nothing matches is refused", () => {
    const none = loadDecisions(writeFeeTable({ ...copies, otherwise: null }));
    expect(() => feeOf(none, copies.id, { copies: 1, channel: 'tại "một cửa"', poor: false })).toThrow("is no amount");
  });
});

/** Texts that XML can hold, as they are kept: NFC and trimmed. */
const letters = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => {
  const kept = Array.from(text).filter((sign) => sign >= " " && sign !== "\ufffe" && sign !== "\uffff");
  return kept.join("").normalize("NFC").trim();
});
const word = fc
  .stringMatching(/^[a-z][a-z0-9_]{2,6}$/)
  .filter(
    (name) =>
      !/^(and|not|null|true|false|then|else|for|some|every|item|between|partial|return|instance|function|satisfies)$/.test(
        name,
      ),
  );
const column: fc.Arbitrary<FeeColumn> = fc
  .record({
    name: word,
    label: letters,
    kind: fc.constantFrom("text" as const, "number" as const, "boolean" as const, "choice" as const),
  })
  .chain((one) =>
    fc
      .uniqueArray(letters, { minLength: 1, maxLength: 3 })
      .map((choices) => ({ ...one, label: one.label || one.name, choices: one.kind === "choice" ? choices : [] })),
  );
const cell = fc.constantFrom("-", "> 5", "[1..3]", '"a","b"', "true", 'not("<&>")', "null", "< 3, > 9", '"tên có dấu"');
const feeTable: fc.Arbitrary<FeeTable> = fc
  .tuple(
    fc.uniqueArray(column, { maxLength: 4, selector: ({ name }) => name }),
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/),
    letters,
  )
  .chain(([columns, id, name]) => {
    const amount = fc.nat(50_000_000);
    const rule = fc.record({
      cells: fc.array(cell, { minLength: columns.length, maxLength: columns.length }),
      amount,
      note: letters,
    });
    return fc.record({
      id: fc.constant(id),
      name: fc.constant(name || id),
      hitPolicy: fc.constantFrom("FIRST" as const, "UNIQUE" as const),
      columns: fc.constant(columns),
      rules: fc.array(rule, { maxLength: 5 }),
      otherwise: fc.option(amount),
    });
  });

describe("a fee table", () => {
  test("written and read is the same", () => {
    expect(readFeeTable(writeFeeTable(copies))).toEqual(copies);
    fc.assert(
      fc.property(feeTable, (one) => {
        expect(readFeeTable(writeFeeTable(one))).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  test("is DMN that dmn-js can open and save", async () => {
    const { rootElement, warnings } = await new DmnModdle().fromXML(writeFeeTable(copies));
    expect(warnings).toEqual([]);
    const { xml } = await new DmnModdle().toXML(rootElement, { format: true });
    expect(readFeeTable(xml)).toEqual(copies);
    expect(checkDecisions(xml)).toEqual([]);
  });

  test.each<readonly [string, Partial<FeeTable>, string]>([
    ["an id with a space", { id: "le phi" }, "decision.not-a-fee-table"],
    ["two columns of a name", { columns: [...copies.columns, ...copies.columns] }, "decision.not-a-fee-table"],
    [
      "a column named by two words",
      { columns: [{ name: "so ban", label: "", kind: "number", choices: [] }] },
      "decision.not-a-fee-table",
    ],
    [
      "a column named by a keyword",
      { columns: [{ name: "if", label: "", kind: "number", choices: [] }] },
      "decision.not-a-fee-table",
    ],
    [
      "a choice without choices",
      { columns: [{ name: "x", label: "", kind: "choice", choices: [] }] },
      "decision.not-a-fee-table",
    ],
    ["a line too short", { rules: [{ cells: ["-"], amount: 1, note: "" }] }, "decision.not-a-fee-table"],
    [
      "a cell that is no test",
      { rules: [{ cells: [">", "-", "-"], amount: 1, note: "" }] },
      "decision.expression-unreadable",
    ],
    ["half a đồng", { rules: [{ cells: ["-", "-", "-"], amount: 0.5, note: "" }] }, "decision.not-an-amount"],
    ["a negative default", { otherwise: -1 }, "decision.not-an-amount"],
  ])("with %s is not written", (_, changed, code) => {
    expect(() => writeFeeTable({ ...copies, ...changed })).toThrow(expect.objectContaining({ code }));
  });

  const plain = { policy: "FIRST", inputs: ["n|number"], outputs: ["amount|number"], rules: ["- | 5"] };
  test.each([
    ["two tables", dmn([decision("A", table(plain)), decision("B", table(plain))])],
    ["no table", dmn([decision("A", literal("5"))])],
    ["another hit policy", dmn([decision("A", table({ ...plain, policy: "COLLECT" }))])],
    ["two outputs", dmn([decision("A", table({ ...plain, outputs: ["a", "b"], rules: ["- | 5 | 6"] }))])],
    ["a computed amount", dmn([decision("A", table({ ...plain, rules: ["- | n * 5"] }))])],
    ["a column that is an expression", dmn([decision("A", table({ ...plain, inputs: ["n * 2|number"] }))])],
    ["a column of dates", dmn([decision("A", table({ ...plain, inputs: ["n|date"] }))])],
  ])("is not read from a file with %s", (_, xml) => {
    expect(() => readFeeTable(xml)).toThrow(expect.objectContaining({ code: "decision.not-a-fee-table" }));
  });

  test("is picked by name among several", () => {
    const xml = dmn([
      inputData("n", "number"),
      decision("d_A", table(plain)),
      decision("d_B", table({ ...plain, rules: ["- | 6"] })),
    ]).replaceAll('id="d d_', 'id="d_');
    expect(readFeeTable(xml, "d_B").rules).toEqual([{ cells: ["-"], amount: 6, note: "" }]);
  });
});
