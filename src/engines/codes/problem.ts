import { problemMessages } from "./problem-messages.ts";

/** What is wrong with a code as it was written. An error makes the code invalid; a warning only deserves a look. */
export type Problem = {
  code: ProblemCode;
  severity: "error" | "warning";
  message: { vi: string; en: string };
};

/** The names of all problems; stable, so that other software can rely on them. */
export type ProblemCode = keyof typeof problemMessages;

/**
 * The reading of a code. `parts` and `normalised` are there whenever the code could be read, even when it was written
 * wrongly: then `valid` is false, `problems` says why, and `normalised` is how it should have been written.
 */
export type Parsed<T> = { valid: boolean; parts?: T; normalised?: string; problems: Problem[] };

/** Severities that differ from "error": the code can stand as it is. */
const warnings: ReadonlySet<ProblemCode> = new Set([
  "outer-space",
  "not-composed",
  "letter-in-group",
  "level-one-not-listed",
  "missing-unit",
  "year-not-expected",
]);

/** Builds a problem with its words; `detail` is the part of the input it is about. */
export function problem(code: ProblemCode, detail = ""): Problem {
  const words = problemMessages[code];
  return {
    code,
    severity: warnings.has(code) ? "warning" : "error",
    message: { vi: words.vi.replace("{}", () => detail), en: words.en.replace("{}", () => detail) },
  };
}

/** A reading that found parts: valid unless a problem is an error. Equal problems are told once. */
export function readAs<T>(parts: T, normalised: string, problems: readonly Problem[]): Parsed<T> {
  const told = once(problems);
  return { valid: told.every(({ severity }) => severity !== "error"), parts, normalised, problems: told };
}

/** A reading that found nothing. */
export function unreadable(problems: readonly Problem[]): { valid: false; problems: Problem[] } {
  return { valid: false, problems: once(problems) };
}

function once(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message }) => {
    const key = `${code} ${message.en}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
