import { madeText, type Run } from "./run.ts";
import type { ArithmeticOp } from "./syntax.ts";
import {
  daysDuration,
  midnight,
  monthsDuration,
  offsetOf,
  secondsBetween,
  shiftDays,
  shiftMonths,
  shiftSeconds,
} from "./temporal.ts";
import {
  type FeelDuration,
  isDate,
  isDateTime,
  isDays,
  isDuration,
  isMonths,
  isTime,
  type Temporal,
  tidy,
} from "./value.ts";

/** `a op b` on numbers, texts, dates, times and durations; null when the operation does not exist for them. */
export function calculate(op: ArithmeticOp, a: unknown, b: unknown, run: Run): unknown {
  if (typeof a === "number" && typeof b === "number") return ofNumbers(op, a, b);
  if (op === "+") return add(a, b, run);
  if (op === "-") return subtract(a, b);
  if (op === "*") {
    if (isDuration(a) && typeof b === "number") return scaled(a, b);
    return typeof a === "number" && isDuration(b) ? scaled(b, a) : null;
  }
  if (op !== "/" || !isDuration(a)) return null;
  if (typeof b === "number") return b === 0 ? null : scaled(a, 1 / b);
  if (isDays(a) && isDays(b)) return b.seconds === 0 ? null : tidy(a.seconds / b.seconds);
  return isMonths(a) && isMonths(b) && b.months !== 0 ? tidy(a.months / b.months) : null;
}

/** `-a` of a number or duration; null otherwise. */
export function negated(a: unknown): unknown {
  if (typeof a === "number") return a === 0 ? 0 : -a;
  return isDuration(a) ? scaled(a, -1) : null;
}

function ofNumbers(op: ArithmeticOp, a: number, b: number): number | null {
  switch (op) {
    case "+":
      return tidy(a + b);
    case "-":
      return tidy(a - b);
    case "*":
      return tidy(a * b);
    case "/":
      return b === 0 ? null : tidy(a / b);
    case "**":
      return tidy(a ** b);
  }
}

function add(a: unknown, b: unknown, run: Run): unknown {
  if (typeof a === "string" && typeof b === "string") return madeText(run, a + b);
  if (isDuration(a) && isDuration(b)) return sum(a, b);
  if (isDuration(b)) return shifted(a, b);
  return isDuration(a) ? shifted(b, a) : null;
}

function subtract(a: unknown, b: unknown): unknown {
  if (isDuration(b)) {
    const back = scaled(b, -1);
    return isDuration(a) ? sum(a, back) : shifted(a, back);
  }
  if (isTime(a) && isTime(b)) return between(a, b);
  if (isDate(a) && isDate(b)) return between(a, b);
  if (isDateTime(a) && isDateTime(b)) return between(a, b);
  if (isDate(a) && isDateTime(b)) return between(midnight(a), b);
  return isDateTime(a) && isDate(b) ? between(a, midnight(b)) : null;
}

function between(a: Temporal, b: Temporal): unknown {
  const [x, y] = [placeOf(a), placeOf(b)];
  if ((x === null) !== (y === null)) return null;
  return daysDuration(secondsBetween(b, a) + (y ?? 0) - (x ?? 0));
}

function placeOf(value: Temporal): number | null {
  return isDate(value) ? null : offsetOf(value);
}

function sum(a: FeelDuration, b: FeelDuration): unknown {
  if (isMonths(a) && isMonths(b)) return monthsDuration(a.months + b.months);
  return isDays(a) && isDays(b) ? daysDuration(a.seconds + b.seconds) : null;
}

function shifted(a: unknown, by: FeelDuration): unknown {
  if (isMonths(by)) return isDate(a) || isDateTime(a) ? shiftMonths(a, by.months) : null;
  if (isDate(a)) return shiftDays(a, Math.floor(by.seconds / 86_400));
  return isDateTime(a) || isTime(a) ? shiftSeconds(a, by.seconds) : null;
}

function scaled(a: FeelDuration, by: number): FeelDuration {
  return isMonths(a) ? monthsDuration(a.months * by) : daysDuration(a.seconds * by);
}
