import { parseArgs } from "node:util";
import { DecisionError, evaluateDecision, loadDecisions } from "../../engines/decision/index.ts";
import { type Command, type CommandIo, type CommandResult, UsageError } from "../command.ts";

/** `decision eval`: exit 0 with the value; 1 when the file or the decision gives an error. */
export const decisionEval: Command = {
  name: ["decision", "eval"],
  usage: [
    "decision eval FILE --decision NAME [--input JSON|@FILE|-]",
    "",
    "Answers {value, rules: [{decision, table, rule, index, note}]} or {error: {code, vi, en}}. FILE: DMN 1.1 to 1.5.",
    "NAME: name or id of a decision, a decision service or a business knowledge model.",
    "JSON: an object of the inputs by name; dates, times and durations as ISO 8601 text. @FILE reads it from a file, - from standard input.",
  ].join("\n"),
  async run(args, io): Promise<CommandResult> {
    const { file, decision, input } = readArguments(args);
    const given = await readInput(input, io);
    const xml = await readText(file, io);
    try {
      const answer = evaluateDecision(loadDecisions(xml), decision, given, io.now());
      return "error" in answer ? refused(answer.error) : { exit: 0, output: answer };
    } catch (error) {
      if (error instanceof DecisionError) return refused(error);
      throw error;
    }
  },
};

function refused({ code, people }: DecisionError): CommandResult {
  return { exit: 1, output: { error: { code, ...people } } };
}

function readArguments(args: readonly string[]): {
  readonly file: string;
  readonly decision: string;
  readonly input: string;
} {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("One FILE is needed");
  if (values.decision === undefined || values.decision.trim() === "") throw new UsageError("--decision is needed");
  return { file, decision: values.decision, input: values.input ?? "{}" };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { decision: text, input: text }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function readInput(input: string, io: CommandIo): Promise<Readonly<Record<string, unknown>>> {
  const text = input === "-" ? await readAll(io) : input.startsWith("@") ? await readText(input.slice(1), io) : input;
  const read = readJson(text);
  if (typeof read !== "object" || read === null || Array.isArray(read))
    throw new UsageError('--input is a JSON object, such as {"copies": 2}');
  return Object.fromEntries(Object.entries(read));
}

async function readAll(io: CommandIo): Promise<string> {
  const lines: string[] = [];
  for await (const line of io.lines()) lines.push(line);
  return lines.join("\n");
}

async function readText(path: string, io: CommandIo): Promise<string> {
  return Buffer.from(await io.readFile(path)).toString("utf8");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.normalize("NFC"));
  } catch (error) {
    throw new UsageError(`--input is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
