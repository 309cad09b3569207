import { describe, expect, test } from "vitest";
import {
  context,
  decision,
  dmn,
  functionOf,
  inputData,
  knowledge,
  literal,
  type TestTable,
  table,
} from "../decision.fixture.ts";
import { checkDecisions } from "./check.ts";

function found(xml: string): readonly string[] {
  return checkDecisions(xml).map(({ severity, element, code }) => `${severity} ${element} ${code}`);
}

const fees: TestTable = {
  policy: "UNIQUE",
  inputs: ["copies|number", 'channel|string|"online","counter"'],
  outputs: ["amount|number"],
  rules: ['<= 2 | "online" | 0', '> 2 | "online" | 8000', '- | "counter" | 10000'],
};

function fee(changed: Partial<TestTable>): string {
  return dmn([
    decision("Fee", table({ ...fees, ...changed }), ["copies", "channel"]),
    inputData("copies", "number"),
    inputData("channel", "string"),
  ]);
}

describe("checkDecisions", () => {
  test("finds nothing wrong with a sound file", () => {
    expect(found(fee({}))).toEqual([]);
    const sound = dmn([
      inputData("copies", "number"),
      knowledge("price", ["n|number"], literal("n * 2000")),
      decision("Base", context(["unit price", literal("price(1)")], ["all", literal("unit price * copies")]), [
        "copies",
        "fn:price",
      ]),
      decision("Sum", literal("sum(for i in [1, 2] return i * Base.all)"), ["=Base"]),
      decision("F", functionOf(["n"], literal("if n = 0 then 0 else n + Base.all")), ["=Base"]),
      decision("G", literal("[{a: 1}][a > 0]"), ["=Base"]),
    ]);
    expect(found(sound)).toEqual([]);
  });

  test("names the cell that cannot be read", () => {
    expect(found(fee({ rules: ['<= | "online" | 0', '> 2 | "online" | 8000 +'] }))).toEqual([
      "error cell 1.1 decision.expression-unreadable",
      "error cell 2.3 decision.expression-unreadable",
    ]);
  });

  test("names what nothing gives", () => {
    expect(found(fee({ rules: ["<= most | - | copies * price"] }))).toEqual([
      "warning cell 1.1 decision.unknown-name",
      "warning cell 1.3 decision.unknown-name",
    ]);
    const loose = dmn([
      decision("Fee", table({ ...fees, inputs: ["order.copies|number"], rules: ["> 2 | order.copies"] })),
    ]);
    expect(found(loose).filter((problem) => problem.includes("unknown-name"))).toEqual([]);
  });

  test("follows requirements and types", () => {
    const xml = dmn([
      decision("A", literal("B"), ["=B", "=Gone"], "tGone"),
      decision("B", literal("A"), ["=A"]),
      decision("C", ""),
    ]);
    expect(found(xml)).toEqual(
      expect.arrayContaining([
        "warning d A decision.unknown-type",
        "error d A decision.unknown-requirement",
        "error d A decision.circle",
        "warning d C decision.no-logic",
      ]),
    );
    const beside = dmn([
      decision("A", literal("A"), ["=A"]),
      decision("On top", literal("A"), ["=A"]),
      decision("Below", literal("1")),
      decision("C", literal("D + Below"), ["=D", "=Below"]),
      decision("D", literal("C"), ["=C"]),
    ]);
    expect(found(beside)).toEqual(["A", "C", "D"].map((name) => `error d ${name} decision.circle`));
    expect(found(dmn(['<import name="other" namespace="urn:x" importType="dmn"/>']))).toEqual([
      "warning file decision.import",
    ]);
    expect(found("<html/>")).toEqual(["error  decision.not-dmn"]);
  });

  test("counts cells, and wants an order for PRIORITY", () => {
    expect(found(fee({ rules: ["- | 5"] }))).toContain("error rule 1 decision.wrong-width");
    expect(found(fee({ policy: "PRIORITY" }))).toEqual(["warning table decision.no-order"]);
  });

  test.each<readonly [string, Partial<TestTable>, readonly string[]]>([
    ["an overlap", { rules: ["<= 2 | - | 1", ">= 2 | - | 2"] }, ["warning rule 2 decision.overlap"]],
    ["no overlap at an open end", { rules: ["< 2 | - | 1", ">= 2 | - | 2"] }, []],
    ["no overlap under FIRST", { policy: "FIRST", rules: ["<= 2 | - | 1", "- | - | 2"] }, []],
    ["a gap between numbers", { rules: ["< 2 | - | 1", "> 2 | - | 2"] }, ["warning table decision.gap"]],
    ["a gap among choices", { rules: ['- | "online" | 1'] }, ["warning table decision.gap"]],
    ["a gap in a corner", { rules: ["< 2 | - | 1", '>= 2 | "online" | 2'] }, ["warning table decision.gap"]],
    ["no gap with a default", { rules: ["< 2 | - | 1"], outputs: ["amount|number||0"] }, []],
    ["a cell that says not", { rules: ['- | not("online") | 1', '- | "online" | 2'] }, []],
    ["a cell that cannot be judged", { rules: ["< copies * 2 | - | 1", "? > 3 | - | 2"] }, []],
    ["ranges", { rules: ["[0..5) | - | 1", "[5..9] | - | 2", "< 0, > 9 | - | 3"] }, []],
    [
      "dates",
      { inputs: ["signed|date"], rules: ['< date("2020-01-01") | 1', '> date("2020-01-01") | 2'] },
      ["warning table decision.gap"],
    ],
    ["free text", { inputs: ["name|string"], rules: ['"a" | 1', '"b", "a" | 2'] }, ["warning rule 2 decision.overlap"]],
  ])("%s", (_, changed, expected) => {
    const names = { "signed|date": ["signed"], "name|string": ["name"] }[changed.inputs?.[0] ?? ""];
    const xml = names
      ? dmn([decision("Fee", table({ ...fees, ...changed }), names), ...names.map((name) => inputData(name))])
      : fee(changed);
    expect(found(xml)).toEqual(expected);
  });

  test("shows an example in both languages", () => {
    const [problem] = checkDecisions(fee({ rules: ["< 2 | - | 1", "> 2 | - | 2"] }));
    expect(problem?.message).toEqual({
      vi: 'Bảng “Fee”: không dòng nào khớp khi copies = 2, channel = "online".',
      en: 'Table “Fee”: no rule matches when copies = 2, channel = "online".',
    });
  });

  test("takes its time on a large table, but not all day", () => {
    const rules = Array.from({ length: 300 }, (_, index) => `[${index * 2}..${index * 2 + 1}] | - | ${index}`);
    const before = performance.now();
    expect(found(fee({ rules }))).toEqual(["warning table decision.gap"]);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
