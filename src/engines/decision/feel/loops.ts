import { both, either } from "./compare.ts";
import { type Run, spend } from "./run.ts";
import type { Eval, Scope } from "./scope.ts";
import { dayNumberOf, shiftDays } from "./temporal.ts";
import { isDate, isList, isRange } from "./value.ts";

type ReadyLoop = { readonly name: string; readonly from: Eval; readonly to?: Eval };

/** `for … return`, `some … satisfies`, `every … satisfies`, over one or several lists or ranges, the later ones inside the earlier. */
export function compileLoops(
  kind: "for" | "some" | "every",
  loops: readonly ReadyLoop[],
  body: Eval,
  usesPartial: boolean,
): Eval {
  return (scope) => {
    const results: unknown[] = [];
    let truth: boolean | null = kind === "every";
    let failed = false;

    turn(0, scope);
    if (failed) return null;
    return kind === "for" ? results : truth;

    /** Returns true when nothing further can change the answer. */
    function turn(index: number, outer: Scope): boolean {
      const loop = loops[index];
      if (loop === undefined) return once(outer);
      const items = itemsOf(loop.from(outer), loop.to?.(outer), loop.to !== undefined, scope.run);
      if (items === null) {
        failed = true;
        return true;
      }
      for (const item of items) {
        spend(scope.run, 1);
        if (turn(index + 1, { names: { [loop.name]: item }, outer, run: scope.run })) return true;
      }
      return false;
    }

    function once(inner: Scope): boolean {
      if (kind === "for") {
        results.push(body(usesPartial ? withPartial(inner, results) : inner) ?? null);
        return false;
      }
      const said = body(inner);
      truth = kind === "some" ? either(truth, said) : both(truth, said);
      return truth === (kind === "some");
    }
  };
}

/** The results so far, as they are now: a result must not grow because it holds them. */
function withPartial(inner: Scope, results: readonly unknown[]): Scope {
  spend(inner.run, 1 + (results.length >> 3));
  return { names: { partial: [...results] }, outer: inner, run: inner.run };
}

/** What a loop goes over; null when it is nothing one can go over. */
function itemsOf(from: unknown, to: unknown, isRangeLoop: boolean, run: Run): Iterable<unknown> | null {
  if (isRangeLoop) return steps(from, to, true, true);
  if (isList(from)) return from;
  if (isRange(from)) return steps(from.low, from.high, from.lowIn, from.highIn);
  spend(run, 1);
  return from === null || from === undefined ? null : [from];
}

function steps(low: unknown, high: unknown, lowIn: boolean, highIn: boolean): Iterable<unknown> | null {
  if (typeof low === "number" && typeof high === "number") {
    if (!Number.isInteger(low) || !Number.isInteger(high)) return null;
    return numbers(low, high, lowIn, highIn);
  }
  if (!isDate(low) || !isDate(high)) return null;
  return dates(numbers(0, dayNumberOf(high) - dayNumberOf(low), lowIn, highIn), (days) => shiftDays(low, days));
}

function* numbers(low: number, high: number, lowIn: boolean, highIn: boolean): Generator<number> {
  const by = high < low ? -1 : 1;
  for (let at = low; by > 0 ? at <= high : at >= high; at += by)
    if ((lowIn || at !== low) && (highIn || at !== high)) yield at;
}

function* dates(days: Iterable<number>, dateOf: (days: number) => unknown): Generator<unknown> {
  for (const day of days) yield dateOf(day);
}
