import type { Run } from "./run.ts";

/** Marks FEEL's own values, so that no JSON can be taken for one. */
export const feel: unique symbol = Symbol("feel");

export type FeelDate = {
  readonly [feel]: "date";
  readonly year: number;
  readonly month: number;
  readonly day: number;
};

/** Where a time is meant: seconds ahead of UTC, or a named zone; neither for a time on the wall. */
export type Place = { readonly offset: number | null; readonly zone: string | null };

/** `second` may have a fraction. */
export type FeelTime = Place & {
  readonly [feel]: "time";
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

export type FeelDateTime = Place & {
  readonly [feel]: "date and time";
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

export type DaysDuration = { readonly [feel]: "days and time duration"; readonly seconds: number };
export type MonthsDuration = { readonly [feel]: "years and months duration"; readonly months: number };

/** An end that is open (`< 5`) is undefined; one that is null compares to nothing. */
export type FeelRange = {
  readonly [feel]: "range";
  readonly low: unknown;
  readonly high: unknown;
  readonly lowIn: boolean;
  readonly highIn: boolean;
};

export type FeelFunction = {
  readonly [feel]: "function";
  /** Names of the parameters of each form it can be called in. */
  readonly forms: readonly (readonly string[])[];
  /** Calls with arguments in order. Null when they do not fit. */
  call(args: readonly unknown[], run: Run): unknown;
  /** Calls with arguments by name. Null when they do not fit. */
  callNamed(names: readonly string[], args: readonly unknown[], run: Run): unknown;
};

export type FeelContext = Readonly<Record<string, unknown>>;

export type Temporal = FeelDate | FeelTime | FeelDateTime;
export type FeelDuration = DaysDuration | MonthsDuration;
type Branded = Temporal | FeelDuration | FeelRange | FeelFunction;

export type Kind = "null" | "boolean" | "number" | "string" | "list" | "context" | Branded[typeof feel];

/** What kind of value something is in FEEL. */
export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case "number":
      return "number";
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return "list";
      return isBranded(value) ? value[feel] : "context";
    default:
      return "null";
  }
}

function isBranded(value: object): value is Branded {
  return feel in value;
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isContext(value: unknown): value is FeelContext {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isBranded(value);
}

export function isFunction(value: unknown): value is FeelFunction {
  return kindOf(value) === "function";
}

export function isRange(value: unknown): value is FeelRange {
  return kindOf(value) === "range";
}

export function isDate(value: unknown): value is FeelDate {
  return kindOf(value) === "date";
}

export function isTime(value: unknown): value is FeelTime {
  return kindOf(value) === "time";
}

export function isDateTime(value: unknown): value is FeelDateTime {
  return kindOf(value) === "date and time";
}

export function isDays(value: unknown): value is DaysDuration {
  return kindOf(value) === "days and time duration";
}

export function isMonths(value: unknown): value is MonthsDuration {
  return kindOf(value) === "years and months duration";
}

export function isDuration(value: unknown): value is FeelDuration {
  return isDays(value) || isMonths(value);
}

/**
 * A number that can be used: neither infinite nor NaN, and free of what binary fractions leave behind (0.1 + 0.2 is 0.3): within two
 * units of the last place of a number of 15 digits, it is that number. Null otherwise.
 */
export function tidy(value: number): number | null {
  if (Number.isInteger(value)) return value;
  if (!Number.isFinite(value)) return null;
  const short = Number(value.toPrecision(15));
  return Math.abs(value - short) <= Math.abs(value) * 4.5e-16 ? short : value;
}

/** Sets an entry of a record being built, whatever its name. */
export function put(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__")
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  else record[name] = value;
}
