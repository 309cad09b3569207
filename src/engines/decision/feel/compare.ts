import { type Run, spend } from "./run.ts";
import type { CompareOp } from "./syntax.ts";
import { dayNumberOf, offsetOf, secondsBetween } from "./temporal.ts";
import {
  type FeelRange,
  isContext,
  isDate,
  isDateTime,
  isDays,
  isFunction,
  isList,
  isMonths,
  isRange,
  isTime,
  kindOf,
} from "./value.ts";

/** Whether two values are equal; null when they are of different kinds (null itself equals null and nothing else). */
export function equal(a: unknown, b: unknown, run: Run): boolean | null {
  if (typeof a === "number" || typeof a === "string" || typeof a === "boolean") {
    if (a === b) return true;
    if (typeof a === typeof b || b === null || b === undefined) return false;
    return null;
  }
  const kind = kindOf(a);
  if (kind === "null") return kindOf(b) === "null";
  if (b === null || b === undefined) return false;
  if (kind !== kindOf(b)) return null;
  spend(run, 1);
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => equal(item, b[index], run) === true);
  if (isContext(a) && isContext(b)) {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key], run) === true);
  }
  if (isRange(a) && isRange(b))
    return (
      a.lowIn === b.lowIn &&
      a.highIn === b.highIn &&
      equal(a.low, b.low, run) === true &&
      equal(a.high, b.high, run) === true
    );
  if (isFunction(a)) return a === b;
  if ((isTime(a) || isDateTime(a)) && (isTime(b) || isDateTime(b)) && (offsetOf(a) === null) !== (offsetOf(b) === null))
    return false;
  return order(a, b) === 0;
}

/**
 * Negative, 0 or positive as `a` is before, at or after `b`; null when they cannot be compared: of different kinds, or one with a time zone
 * and one without.
 */
export function order(a: unknown, b: unknown): number | null {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a === b ? 0 : byCodePoint(a, b);
  if (isDate(a) && isDate(b)) return dayNumberOf(a) - dayNumberOf(b);
  if (isDays(a) && isDays(b)) return a.seconds - b.seconds;
  if (isMonths(a) && isMonths(b)) return a.months - b.months;
  if ((isTime(a) && isTime(b)) || (isDateTime(a) && isDateTime(b))) {
    const [x, y] = [offsetOf(a), offsetOf(b)];
    if ((x === null) !== (y === null)) return null;
    return secondsBetween(b, a) + (y ?? 0) - (x ?? 0);
  }
  return null;
}

/** As Unicode orders them: beyond U+FFFF comes after everything else, unlike UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; ) {
    const [x, y] = [a.codePointAt(at) ?? 0, b.codePointAt(at) ?? 0];
    if (x !== y) return x - y;
    at += x > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}

/** `a op b`; null when they cannot be compared. */
export function compare(op: CompareOp, a: unknown, b: unknown, run: Run): boolean | null {
  if (op === "=") return equal(a, b, run);
  if (op === "!=") {
    const same = equal(a, b, run);
    return same === null ? null : !same;
  }
  const side = order(a, b);
  if (side === null) return null;
  if (op === "<") return side < 0;
  if (op === "<=") return side <= 0;
  return op === ">" ? side > 0 : side >= 0;
}

/** Whether a value lies in a range; null when it cannot be compared with its ends. */
export function inRange(value: unknown, { low, high, lowIn, highIn }: FeelRange): boolean | null {
  const fromLow = low === undefined ? 1 : order(value, low);
  const toHigh = high === undefined ? 1 : order(high, value);
  if (fromLow === null || toHigh === null) return null;
  return (lowIn ? fromLow >= 0 : fromLow > 0) && (highIn ? toHigh >= 0 : toHigh > 0);
}

/** FEEL's `and` of three values. */
export function both(a: unknown, b: unknown): boolean | null {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : null;
}

/** FEEL's `or` of three values. */
export function either(a: unknown, b: unknown): boolean | null {
  if (a === true || b === true) return true;
  return a === false && b === false ? false : null;
}
