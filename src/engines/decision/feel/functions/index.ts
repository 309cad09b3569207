import type { FeelFunction } from "../value.ts";
import { contextFunctions } from "./contexts.ts";
import { conversionFunctions } from "./conversions.ts";
import { listFunctions } from "./lists.ts";
import { numberFunctions } from "./numbers.ts";
import { rangeFunctions } from "./ranges.ts";
import { temporalFunctions } from "./temporals.ts";
import { textFunctions } from "./texts.ts";

const functions: ReadonlyMap<string, FeelFunction> = new Map(
  [
    conversionFunctions,
    textFunctions,
    listFunctions,
    numberFunctions,
    rangeFunctions,
    temporalFunctions,
    contextFunctions,
  ].flatMap((group) => Object.entries(group)),
);

/** The built-in function with a name. */
export function findBuiltin(name: string): FeelFunction | undefined {
  return functions.get(name);
}
