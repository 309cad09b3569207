import type { Run } from "../run.ts";
import { midnight } from "../temporal.ts";
import { type FeelFunction, feel, isDate, isList, kindOf } from "../value.ts";

/**
 * What a parameter takes: a kind of value, or `any`. With `?` it may be left out or null (the function then gets null);
 * without, a null makes the whole call null.
 */
export type Takes =
  | `${"any" | "number" | "string" | "boolean" | "list" | "context" | "function" | "range" | "point" | "numbers"}${"" | "?"}`
  | `${"date" | "time" | "date and time" | "day" | "duration" | "temporal"}${"" | "?"}`;

/** One form of a built-in function. `rest`: the last parameter takes all further arguments as a list. */
export type Form = {
  readonly params: readonly (readonly [name: string, takes: Takes])[];
  readonly rest?: true;
  run(args: readonly unknown[], run: Run): unknown;
};

/** A function of FEEL with its forms; the first form whose parameters fit is called. */
export function builtin(...forms: readonly Form[]): FeelFunction {
  return {
    [feel]: "function",
    forms: forms.map(({ params }) => params.map(([name]) => name)),
    call(args, run) {
      for (const form of forms) {
        const fitting = fitted(form, args);
        if (fitting) return form.run(fitting, run);
      }
      return null;
    },
    callNamed(names, args, run) {
      for (const form of forms) {
        const known = form.params.map(([name]) => name);
        if (names.some((name) => !known.includes(name))) continue;
        // A parameter that is not named is absent, not null.
        const ordered = known.map((name) => (names.includes(name) ? (args[names.indexOf(name)] ?? null) : undefined));
        const last = ordered.at(-1);
        const spread = form.rest && isList(last) ? [...ordered.slice(0, -1), ...last] : ordered;
        const fitting = fitted(form, spread);
        if (fitting) return form.run(fitting, run);
      }
      return null;
    },
  };
}

function fitted(form: Form, args: readonly unknown[]): readonly unknown[] | undefined {
  const { params, rest } = form;
  if (!rest && args.length > params.length) return undefined;
  const fitting: unknown[] = [];
  for (const [index, [, takes]] of params.entries()) {
    if (rest && index === params.length - 1) {
      const further = args.slice(index);
      // One list, or all that is given.
      const items = further.length === 1 && isList(further[0]) ? further[0] : further;
      if (args.length <= index || further.some((arg) => arg === undefined)) return undefined;
      fitting.push(items);
      break;
    }
    const value = args[index];
    const optional = takes.endsWith("?");
    if (value === undefined || value === null) {
      if (!optional && !(value === null && takes === "any")) return undefined;
      fitting.push(null);
      continue;
    }
    const as = convert(value, optional ? takes.slice(0, -1) : takes);
    if (as === undefined) return undefined;
    fitting.push(as);
  }
  return fitting;
}

function convert(value: unknown, takes: string): unknown {
  if (takes === "any") return value;
  if (takes === "list") return isList(value) ? value : [value];
  const single = isList(value) && value.length === 1 ? value[0] : value;
  const kind = kindOf(single);
  switch (takes) {
    case "point":
      return kind === "list" || kind === "context" || kind === "function" || kind === "range" ? undefined : single;
    case "day":
      return kind === "date" || kind === "date and time" ? single : undefined;
    case "temporal":
      return kind === "date" || kind === "date and time" || kind === "time" ? single : undefined;
    case "duration":
      return kind === "days and time duration" || kind === "years and months duration" ? single : undefined;
    case "date and time":
      if (isDate(single)) return midnight(single);
      break;
    default:
      break;
  }
  return kind === takes ? single : undefined;
}
