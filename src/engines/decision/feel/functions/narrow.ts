import { type FeelContext, type FeelFunction, isContext, isFunction, isList } from "../value.ts";

/** Arguments have been checked by their form; these say so to the compiler. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function asNumber(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}

export function asList(value: unknown): readonly unknown[] {
  return isList(value) ? value : [];
}

export function asContext(value: unknown): FeelContext {
  return isContext(value) ? value : {};
}

export function asFunction(value: unknown): FeelFunction | undefined {
  return isFunction(value) ? value : undefined;
}

/** The list as numbers; undefined when anything else is in it. */
export function allNumbers(list: readonly unknown[]): readonly number[] | undefined {
  return list.every((item) => typeof item === "number") ? list : undefined;
}
