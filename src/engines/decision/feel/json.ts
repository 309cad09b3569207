import { type Run, spend } from "./run.ts";
import { formatTemporal } from "./temporal.ts";
import { isContext, isDate, isDateTime, isDuration, isFunction, isList, isRange, isTime, put } from "./value.ts";

/** A value as JSON: dates, times and durations as ISO 8601 text, ranges as FEEL text, functions as null. */
export function toJson(value: unknown, run: Run): unknown {
  if (typeof value !== "object") return value ?? null;
  if (value === null || isFunction(value)) return null;
  spend(run, 1);
  if (isList(value)) return value.map((item) => toJson(item, run));
  if (isRange(value)) return toText(value, run);
  if (isDate(value) || isTime(value) || isDateTime(value) || isDuration(value)) return formatTemporal(value);
  if (!isContext(value)) return null;
  const record: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) put(record, key, toJson(entry, run));
  return record;
}

/** A value as FEEL's `string()` writes it: texts inside lists and contexts in quotes. */
export function toText(value: unknown, run: Run, inside = false): string {
  spend(run, 1);
  if (typeof value === "string") return inside ? quoted(value) : value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map((item) => toText(item, run, true)).join(", ")}]`;
  if (isDate(value) || isTime(value) || isDateTime(value) || isDuration(value)) return formatTemporal(value);
  if (isFunction(value)) return "function";
  if (isRange(value)) {
    const [low, high] = [value.low, value.high].map((end) => (end === undefined ? "" : toText(end, run, true)));
    if (value.high === undefined) return `(>${value.lowIn ? "=" : ""} ${low})`;
    if (value.low === undefined) return `(<${value.highIn ? "=" : ""} ${high})`;
    return `${value.lowIn ? "[" : "("}${low}..${high}${value.highIn ? "]" : ")"}`;
  }
  if (!isContext(value)) return "null";
  const entries = Object.entries(value).map(([key, entry]) => {
    const name = /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : quoted(key);
    return `${name}: ${toText(entry, run, true)}`;
  });
  return `{${entries.join(", ")}}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** A number without an exponent. */
function numberText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = "", first = "", rest = "", exponent = "0"] = match;
  const power = Number(exponent);
  const digits = first + rest;
  if (power < 0) return `${sign}0.${"0".repeat(-power - 1)}${digits}`;
  return sign + digits.padEnd(power + 1, "0");
}
