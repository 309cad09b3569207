import { type Run, spend } from "./run.ts";
import type { TypeNode } from "./syntax.ts";
import { midnight } from "./temporal.ts";
import { isContext, isDate, isFunction, isList, isRange, kindOf } from "./value.ts";

/** A type that is declared in a file (`tApplicant`); undefined when there is none of that name. */
export type FindType = (name: string) => TypeNode | undefined;

/** Whether a value is of a type, for `instance of`. */
export function isOfType(value: unknown, type: TypeNode, find: FindType, run: Run): boolean {
  spend(run, 1);
  if (value === null || value === undefined) return type.kind === "named" && type.name === "Null";
  switch (type.kind) {
    case "list":
      return isList(value) && value.every((item) => isOfType(item, type.of, find, run));
    case "context":
      return (
        isContext(value) &&
        Object.entries(type.entries).every(
          ([name, inner]) =>
            Object.hasOwn(value, name) && (value[name] === null || isOfType(value[name], inner, find, run)),
        )
      );
    case "function":
      return isFunction(value) && value.forms.some((form) => form.length === type.params.length);
    case "named":
      return isNamed(value, type.name, find, run);
  }
}

function isNamed(value: unknown, name: string, find: FindType, run: Run): boolean {
  switch (name) {
    case "Any":
      return true;
    case "Null":
      return false;
    case "date time":
    case "dateTime":
    case "date and time":
      return kindOf(value) === "date and time";
    case "dayTimeDuration":
    case "days and time duration":
      return kindOf(value) === "days and time duration";
    case "yearMonthDuration":
    case "years and months duration":
      return kindOf(value) === "years and months duration";
    case "function":
      return isFunction(value);
    case "range":
      return isRange(value);
    case "number":
    case "string":
    case "boolean":
    case "date":
    case "time":
    case "list":
    case "context":
      return kindOf(value) === name;
    default: {
      const declared = find(name);
      return declared !== undefined && isOfType(value, declared, find, run);
    }
  }
}

/**
 * A value as something of a type, after what FEEL converts by itself: a list of one for its item and the other way round, a date for its
 * midnight. Undefined when it is of another type.
 */
export function admitted(value: unknown, type: TypeNode, find: FindType, run: Run): unknown {
  if (value === null || value === undefined) return null;
  if (isOfType(value, type, find, run)) return value;
  if (isList(value) && value.length === 1 && isOfType(value[0], type, find, run)) return value[0];
  if (type.kind === "list" && isOfType([value], type, find, run)) return [value];
  if (isDate(value) && isOfType(midnight(value), type, find, run)) return midnight(value);
  return undefined;
}
