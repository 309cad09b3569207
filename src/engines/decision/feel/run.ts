import { DecisionError } from "../decision-error.ts";

/**
 * What one evaluation may still use. A decision with all it requires shares one. There is no way to interrupt a computation from
 * outside, so everything that repeats, grows or calls tells what it costs.
 */
export type Run = {
  /** Steps left; a step is about the work of one turn of a loop. */
  left: number;
  /** Steps left when the clock is looked at next. */
  look: number;
  /** When it must have ended; 0 before the clock was first looked at. */
  end: number;
  /** How deep functions are within functions. */
  depth: number;
  /** What `now()` and `today()` say; null leaves them without an answer. */
  readonly now: Date | null;
  /** Rules of decision tables that matched, in the order in which they were found. */
  readonly matched: MatchedRule[];
};

/** A rule that gave a result. */
export type MatchedRule = {
  /** Name of the decision, or knowledge, whose table it is in. */
  readonly decision: string;
  /** Ids of the table and the rule in the file. */
  readonly table: string;
  readonly rule: string;
  /** Its place in the table, from 1. */
  readonly index: number;
  /** What its author noted beside it; "" for nothing. */
  readonly note: string;
};

/** At most this many steps, and milliseconds. Fees and conditions take some dozen steps. */
const mostSteps = 3_000_000;
const mostMilliseconds = 700;
const deepest = 400;
/** A text at most this long, in UTF-16 units. */
const longestText = 1_000_000;
const stride = 64;

export function startRun(now: Date | null = null): Run {
  return { left: mostSteps, look: mostSteps - stride, end: 0, depth: 0, now, matched: [] };
}

/** Takes some steps from what is left. Throws DecisionError `decision.too-long`. */
export function spend(run: Run, steps: number): void {
  run.left -= steps;
  if (run.left < run.look) look(run);
}

function look(run: Run): void {
  const now = performance.now();
  if (run.end === 0) run.end = now + mostMilliseconds;
  run.look = run.left - stride;
  if (run.left >= 0 && now < run.end) return;
  throw tooLong();
}

/** The error for a computation that was stopped. */
export function tooLong(): DecisionError {
  return new DecisionError("decision.too-long", {
    vi: "Phép tính quá dài nên đã bị dừng. Hãy thu nhỏ khoảng lặp, hoặc kiểm tra vòng lặp và hàm gọi lại chính nó.",
    en: "The computation takes too long and was stopped. Make its ranges smaller, or look for loops in loops and functions that call themselves.",
  });
}

/** Runs something one level deeper. Throws DecisionError `decision.too-large` when functions call each other without end. */
export function deeper<T>(run: Run, act: () => T): T {
  spend(run, 1);
  if (run.depth >= deepest) throw tooDeep();
  run.depth += 1;
  const value = act();
  run.depth -= 1;
  return value;
}

function tooDeep(): DecisionError {
  return new DecisionError("decision.too-large", {
    vi: `Các hàm gọi lồng nhau quá ${deepest} tầng. Hãy kiểm tra hàm gọi lại chính nó, hoặc dữ liệu lồng quá sâu.`,
    en: `Functions call each other more than ${deepest} deep. Look for a function that calls itself, or for data nested too deeply.`,
  });
}

/** A text that was made, when it is not too long. Throws DecisionError `decision.too-large`. */
export function madeText(run: Run, text: string): string {
  if (text.length > 64) spend(run, text.length >> 6);
  if (text.length <= longestText) return text;
  throw new DecisionError("decision.too-large", {
    vi: "Biểu thức tạo ra văn bản dài hơn một triệu ký tự nên đã bị dừng.",
    en: "The expression makes a text of more than a million characters and was stopped.",
  });
}

/** What the machine's own stack cannot hold is nested too deeply. Throws DecisionError `decision.too-large`. */
export function bounded<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}
