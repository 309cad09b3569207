import { compile, compileTests } from "./feel/compile.ts";
import { toJson } from "./feel/json.ts";
import { longest, parseFeel, parseFeelTests, unreadable } from "./feel/parse.ts";
import { reading } from "./feel/reading.ts";
import { bounded, startRun } from "./feel/run.ts";
import type { Scope } from "./feel/scope.ts";
import { isJuel, juelToFeel } from "./juel.ts";

/** An expression that was read once and can be evaluated often. */
export type Expression = {
  /** As it was written. */
  readonly source: string;
  /**
   * The value as JSON: dates, times and durations as ISO 8601 text. Names that are not in the context are null, as is all that
   * cannot be computed. `now` is what `now()` and `today()` say; without it they are null.
   * Throws DecisionError when it takes too long (about a second) or grows beyond bounds.
   */
  evaluate(context: Readonly<Record<string, unknown>>, now?: Date): unknown;
};

/** The tests of a cell that were read once. */
export type Tests = {
  readonly source: string;
  /** Whether a value passes; null when it cannot be told, which is no. Throws as Expression does. */
  test(value: unknown, context: Readonly<Record<string, unknown>>, now?: Date): boolean | null;
};

/**
 * Reads a FEEL expression (a leading "=" is dropped), or one of Camunda 7's (`${amount > 0 && kind == 'x'}`).
 * Throws DecisionError `decision.expression-unreadable`.
 */
export function compileExpression(source: string): Expression {
  return cached(expressions, source, () => makeExpression(source));
}

/** Reads the tests of a cell: `-`, `"a","b"`, `> 5`, `not([1..3])`. Throws DecisionError `decision.expression-unreadable`. */
export function compileUnaryTests(source: string): Tests {
  return cached(tests, source, () => makeTests(source));
}

const expressions = new Map<string, Expression>();
const tests = new Map<string, Tests>();

/** Texts longer than this are read anew each time: one takes a hundred times its length in memory, and few are in use. */
const longestKept = 1_000;
/** What is kept of each kind at most, in characters of text. */
const mostKept = 200_000;
const kept = new WeakMap<object, number>();

function cached<T>(map: Map<string, T>, source: string, make: () => T): T {
  const known = map.get(source);
  if (known !== undefined) return known;
  const made = make();
  if (source.length > longestKept) return made;
  const held = kept.get(map) ?? 0;
  if (held + source.length > mostKept) map.clear();
  kept.set(map, map.size === 0 ? source.length : held + source.length);
  map.set(source, made);
  return made;
}

/** Before anything looks at a text: reading names in one of a million blanks would take hours. */
function checkLength(source: string): void {
  if (source.length > longest) throw unreadable(source.slice(0, 60), 0, "too long");
}

function makeExpression(source: string): Expression {
  checkLength(source);
  const text = source.normalize("NFC").trim();
  const body = isJuel(text) ? juelToFeel(text) : text.startsWith("=") ? text.slice(1).trim() : text;
  const ready = reading(body, {}, (names) => compile(parseFeel(body, names)));
  // Told at once: without names of its own, a text reads as it will with plain ones.
  ready([]);
  return {
    source,
    evaluate(context, now) {
      const run = startRun(now);
      const scope: Scope = { names: context, outer: null, run };
      const value = bounded(() => ready([context])(scope));
      return typeof value === "object" && value !== null ? bounded(() => toJson(value, run)) : (value ?? null);
    },
  };
}

function makeTests(source: string): Tests {
  checkLength(source);
  const text = source.normalize("NFC").trim();
  const ready = reading(text, {}, (names) => compileTests(parseFeelTests(text, names)));
  ready([]);
  return {
    source,
    test(value, context, now) {
      const run = startRun(now);
      const outer: Scope = { names: context, outer: null, run };
      return bounded(() => ready([context])(value, { names: { "?": value }, outer, run }));
    },
  };
}
