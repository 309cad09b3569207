import { type CodeKind, codeKinds, parseCode, suggest } from "../../engines/codes/index.ts";
import { type Command, type CommandResult, UsageError } from "../command.ts";

/** `codes check KIND VALUE`: exit 0 when the code is right, 1 when it is not. */
export const codesCheck: Command = {
  name: ["codes", "check"],
  usage: [
    "codes check KIND VALUE",
    "",
    `KIND: ${codeKinds.join(", ")}`,
    "Answers {valid, kind, parts, normalised, problems: [{code, severity, message: {vi, en}}], suggestions: [value]}.",
    'Examples: codes check agency H36.01 · codes check document "12/CT-UBND" · codes check dossier H36.50.05-201027-0361',
  ].join("\n"),
  async run(args, io): Promise<CommandResult> {
    const [kindText, value, ...extra] = args;
    const kind = codeKinds.find((known) => known === kindText);
    if (kind === undefined)
      throw new UsageError(`KIND is one of ${codeKinds.join(", ")}, not ${kindText ?? "missing"}`);
    if (value === undefined || extra.length > 0)
      throw new UsageError("One VALUE is needed; put it in quotes if it has spaces");
    return check(kind, value, io.now());
  },
};

function check(kind: CodeKind, value: string, now: Date): CommandResult {
  const rules = { notAfter: vietnamDay(now) };
  const read = parseCode(kind, value, rules);
  const output = {
    valid: read.valid,
    kind,
    parts: read.parts ?? null,
    normalised: read.normalised ?? null,
    problems: read.problems,
    suggestions: suggest(kind, value, undefined, rules),
  };
  return { exit: read.valid ? 0 : 1, output };
}

function vietnamDay(now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(now);
}
