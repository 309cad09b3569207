import { describe, expect, test } from "vitest";
import { writeFeeTable } from "../../engines/decision/index.ts";
import { type CommandIo, type CommandResult, UnreadableFileError, UsageError } from "../command.ts";
import { decisionEval } from "./decision-eval.ts";

const fees = writeFeeTable({
  id: "le_phi",
  name: "Lệ phí",
  hitPolicy: "UNIQUE",
  columns: [{ name: "copies", label: "Số bản", kind: "number", choices: [] }],
  rules: [
    { cells: ["<= 2"], amount: 0, note: "miễn" },
    { cells: [">= 2"], amount: 8000, note: "" },
  ],
  otherwise: null,
});
const today = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="x" namespace="y"><decision id="d" name="Hôm nay"><literalExpression><text>today()</text></literalExpression></decision></definitions>`;
const files: Readonly<Record<string, string>> = {
  "fees.dmn": fees,
  "today.dmn": today,
  "bad.dmn": "<definitions",
  "input.json": '{"copies": 5}',
};
const io: CommandIo = {
  log: () => undefined,
  async *lines() {
    yield '{"copies":';
    yield " 1}";
  },
  answer: async () => undefined,
  async readFile(path) {
    const text = files[path];
    if (text === undefined) throw new UnreadableFileError(`Cannot read ${path}`);
    return Buffer.from(text);
  },
  now: () => new Date("2020-11-16T08:00:00+07:00"),
};

function run(...args: string[]): Promise<CommandResult> {
  return decisionEval.run(args, io);
}

describe("decision eval", () => {
  test("answers with the value and the rule that gave it", async () => {
    expect(await run("fees.dmn", "--decision", "Lệ phí", "--input", '{"copies": 1}')).toEqual({
      exit: 0,
      output: {
        value: 0,
        rules: [{ decision: "Lệ phí", table: "le_phi_table", rule: "le_phi_rule_1", index: 1, note: "miễn" }],
      },
    });
  });

  test.each([
    [["--input", "@input.json"], 8000],
    [["--input", "-"], 0],
    [[], null],
  ])("%j", async (more, value) => {
    expect((await run("fees.dmn", "--decision", "le_phi", ...more)).output).toMatchObject({ value });
  });

  test("knows the day", async () => {
    expect((await run("today.dmn", "--decision", "Hôm nay")).output).toMatchObject({ value: "2020-11-16" });
  });

  test.each([
    ["fees.dmn", "le_phi", '{"copies": 2}', "decision.several-rules"],
    ["fees.dmn", "le_phi", '{"copies": "2"}', "decision.input-wrong"],
    ["fees.dmn", "Phí khác", "{}", "decision.unknown-decision"],
    ["bad.dmn", "le_phi", "{}", "decision.xml-unreadable"],
  ])("%s %s %s is an error, and exit 1", async (file, name, input, code) => {
    const { exit, output } = await run(file, "--decision", name, "--input", input);
    expect(exit).toBe(1);
    expect(output).toEqual({ error: { code, vi: expect.any(String), en: expect.any(String) } });
  });

  test.each([
    [[]],
    [["fees.dmn"]],
    [["--decision", "le_phi"]],
    [["fees.dmn", "more.dmn", "--decision", "le_phi"]],
    [["fees.dmn", "--decision", "le_phi", "--input", "{"]],
    [["fees.dmn", "--decision", "le_phi", "--input", "[1]"]],
    [["fees.dmn", "--decision", "le_phi", "--unknown"]],
  ])("%j is wrong usage", async (args) => {
    await expect(run(...args)).rejects.toThrow(UsageError);
  });

  test("a file that is not there is said", async () => {
    await expect(run("none.dmn", "--decision", "x")).rejects.toThrow(UnreadableFileError);
  });
});
