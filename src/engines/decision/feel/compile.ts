import { calculate, negated } from "./arithmetic.ts";
import { both, compare, either, inRange } from "./compare.ts";
import { findBuiltin } from "./functions/index.ts";
import { admitted, type FindType, isOfType } from "./kinds.ts";
import { compileLoops } from "./loops.ts";
import { isPlainName, ownValue } from "./names.ts";
import { deeper, type Run, spend, startRun } from "./run.ts";
import { type Eval, find, type Scope } from "./scope.ts";
import { mentions, type Node, type UnaryTests } from "./syntax.ts";
import { propertyOf } from "./temporal.ts";
import { compileTest } from "./unary-tests.ts";
import {
  type FeelFunction,
  type FeelRange,
  feel,
  isContext,
  isDate,
  isDateTime,
  isDuration,
  isFunction,
  isList,
  isRange,
  isTime,
  kindOf,
  put,
} from "./value.ts";

/** Turns an expression into closures, once; evaluating them looks at no text. */
export function compile(node: Node, types: FindType = noTypes): Eval {
  const ready = (inner: Node): Eval => compile(inner, types);
  switch (node.kind) {
    case "literal": {
      const { value } = node;
      return () => value;
    }
    case "name":
      return compileName(node.name, node.builtin === true);
    case "path": {
      const [from, name] = [ready(node.from), node.name];
      return (scope) => pathOf(from(scope), name);
    }
    case "filter":
      return compileFilter(node, ready);
    case "call":
      return compileCall(node, ready);
    case "arithmetic": {
      const { op } = node;
      const [left, right] = [ready(node.left), ready(node.right)];
      return (scope) => calculate(op, left(scope), right(scope), scope.run);
    }
    case "negate": {
      const of = ready(node.of);
      return (scope) => negated(of(scope));
    }
    case "compare": {
      const { op } = node;
      const [left, right] = [ready(node.left), ready(node.right)];
      return (scope) => compare(op, left(scope), right(scope), scope.run);
    }
    case "between": {
      const [value, low, high] = [ready(node.value), ready(node.low), ready(node.high)];
      return (scope) => {
        const at = value(scope);
        return both(compare(">=", at, low(scope), scope.run), compare("<=", at, high(scope), scope.run));
      };
    }
    case "in":
      return compileIn(node, ready);
    case "and": {
      const [left, right] = [ready(node.left), ready(node.right)];
      return (scope) => {
        const first = left(scope);
        return first === false ? false : both(first, right(scope));
      };
    }
    case "or": {
      const [left, right] = [ready(node.left), ready(node.right)];
      return (scope) => {
        const first = left(scope);
        return first === true ? true : either(first, right(scope));
      };
    }
    case "if": {
      const [test, yes, no] = [ready(node.test), ready(node.yes), ready(node.no)];
      return (scope) => (test(scope) === true ? yes(scope) : no(scope));
    }
    case "for":
    case "some":
    case "every":
      return compileLoops(
        node.kind,
        node.loops.map((loop) => ({
          name: loop.name,
          from: ready(loop.from),
          ...(loop.to && { to: ready(loop.to) }),
        })),
        ready(node.body),
        mentions(node.body, "partial"),
      );
    case "range": {
      const { lowIn, highIn } = node;
      const [low, high] = [ready(node.low), ready(node.high)];
      return (scope) => makeRange(low(scope), high(scope), lowIn, highIn);
    }
    case "bound": {
      const of = ready(node.of);
      const { op } = node;
      return (scope) => boundRange(op, of(scope));
    }
    case "list": {
      const items = node.items.map(ready);
      return (scope) => {
        spend(scope.run, 1);
        return items.map((item) => item(scope));
      };
    }
    case "context":
      return compileContext(node.entries.map(({ key, value }) => ({ key, value: ready(value) })));
    case "function": {
      if (node.external) return () => null;
      const body = ready(node.body);
      const params = node.params.map(({ name, type }) => ({
        name,
        ...(type && { admit: (value: unknown, run: Run) => admitted(value, type, types, run) }),
      }));
      return (scope) => closure(params, body, scope);
    }
    case "instance": {
      const [value, { type }] = [ready(node.value), node];
      return (scope) => isOfType(value(scope), type, types, scope.run);
    }
  }
}

const noTypes: FindType = () => undefined;

/** Tests of a cell, ready to be put to a value: the scope holds what the tests name, `?` among it. */
export function compileTests({ any, negated: not, tests }: UnaryTests, types: FindType = noTypes) {
  if (any) return (): boolean | null => true;
  const ready = tests.map((test) => compileTest(test, (inner) => compile(inner, types)));
  return (value: unknown, scope: Scope): boolean | null => {
    let unknown = false;
    for (const test of ready) {
      const passed = test(value, scope);
      if (passed === true) return !not;
      if (passed === null) unknown = true;
    }
    return unknown ? null : not;
  };
}

function compileName(name: string, builtinOnly: boolean): Eval {
  const builtin = findBuiltin(name) ?? null;
  if (builtinOnly) return () => builtin;
  if (!isPlainName(name)) return (scope) => find(scope, name) ?? builtin;
  return (scope) => {
    const value = scope.names[name];
    if (value !== undefined && value !== null && Object.hasOwn(scope.names, name)) return value;
    const found = find(scope, name);
    return found === undefined ? builtin : found;
  };
}

/** `value.name`: of a context, a date, a range, or of every item of a list. Null when there is none. */
export function pathOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return null;
  if (isList(value)) return value.map((item) => pathOf(item, name));
  if (isContext(value)) return ownValue(value, name) ?? null;
  if (isDate(value) || isTime(value) || isDateTime(value) || isDuration(value)) return propertyOf(value, name) ?? null;
  if (!isRange(value)) return null;
  if (name === "start") return value.low ?? null;
  if (name === "end") return value.high ?? null;
  if (name === "start included") return value.lowIn;
  return name === "end included" ? value.highIn : null;
}

function compileFilter(node: Extract<Node, { kind: "filter" }>, ready: (node: Node) => Eval): Eval {
  const [list, by] = [ready(node.list), ready(node.by)];
  const bound = node.by.kind === "bound" || node.by.kind === "range";
  return (scope) => {
    const value = list(scope);
    const items = isList(value) ? value : value === null || value === undefined ? [] : [value];
    const [first] = items;
    const start = by(items.length > 0 ? itemScope(scope, first) : scope);
    if (typeof start === "number") return items.at(start > 0 ? start - 1 : start === 0 ? items.length : start) ?? null;
    return items.filter((item, index) => {
      spend(scope.run, 1);
      const passed = index === 0 ? start : by(itemScope(scope, item));
      return passed === true || (bound && isRange(passed) && inRange(item, passed) === true);
    });
  };
}

function itemScope(scope: Scope, item: unknown): Scope {
  const outer = { names: { item: item ?? null }, outer: scope, run: scope.run };
  return isContext(item) ? { names: item, outer, run: scope.run } : outer;
}

function compileCall(node: Extract<Node, { kind: "call" }>, ready: (node: Node) => Eval): Eval {
  const [target, args, names] = [ready(node.target), node.args.map(ready), node.names];
  const called: Eval = (scope) => {
    const to = target(scope);
    const { run } = scope;
    const given = args.map((arg) => arg(scope));
    if (isFunction(to))
      return deeper(run, () => (names ? to.callNamed(names, given, run) : to.call(given, run))) ?? null;
    return isRange(to) && given.length === 1 ? inRange(given[0], to) : null;
  };
  // `date("2020-11-16")` is the same every time.
  const fixed = node.target.kind === "name" && node.target.builtin === true && !names;
  if (!fixed || !node.args.every(({ kind }) => kind === "literal")) return called;
  const value = called({ names: {}, outer: null, run: startRun() });
  return () => value;
}

function compileIn(node: Extract<Node, { kind: "in" }>, ready: (node: Node) => Eval): Eval {
  const value = ready(node.value);
  const tests = node.tests.map((test) => compileTest(test, ready));
  const names = node.tests.some((test) => mentions(test, "?"));
  return (scope) => {
    const at = value(scope);
    const inner = names ? { names: { "?": at }, outer: scope, run: scope.run } : scope;
    let unknown = false;
    for (const test of tests) {
      const passed = test(at, inner);
      if (passed === true) return true;
      if (passed === null) unknown = true;
    }
    return unknown ? null : false;
  };
}

/** A range; null when its ends cannot be compared. An end that is null makes a range nothing lies in. */
function makeRange(low: unknown, high: unknown, lowIn: boolean, highIn: boolean): FeelRange | null {
  if (!rangeKinds.has(kindOf(low)) || !rangeKinds.has(kindOf(high))) return null;
  if (low !== null && high !== null && kindOf(low) !== kindOf(high)) return null;
  return { [feel]: "range", low: low ?? null, high: high ?? null, lowIn, highIn };
}

const rangeKinds: ReadonlySet<string> = new Set([
  "null",
  "number",
  "string",
  "date",
  "time",
  "date and time",
  "days and time duration",
  "years and months duration",
]);

function boundRange(op: string, of: unknown): FeelRange | null {
  if (!rangeKinds.has(kindOf(of)) || op === "!=") return null;
  const closed = op.endsWith("=");
  if (op === "=") return { [feel]: "range", low: of, high: of, lowIn: true, highIn: true };
  return op.startsWith("<")
    ? { [feel]: "range", low: undefined, high: of, lowIn: false, highIn: closed }
    : { [feel]: "range", low: of, high: undefined, lowIn: closed, highIn: false };
}

function compileContext(entries: readonly { readonly key: string; readonly value: Eval }[]): Eval {
  return (scope) => {
    spend(scope.run, 1);
    const record: Record<string, unknown> = {};
    // Later entries see earlier ones, and functions in it see all.
    const inner = { names: record, outer: scope, run: scope.run };
    for (const { key, value } of entries) {
      if (Object.hasOwn(record, key)) return null;
      put(record, key, value(inner));
    }
    return record;
  };
}

/** A function that sees the names of where it was written. An argument of a wrong type is null. */
export function closure(params: readonly ReadyParameter[], body: Eval, scope: Scope): FeelFunction {
  const names = params.map(({ name }) => name);
  const call = (args: readonly unknown[], run: Run): unknown => {
    if (args.length !== names.length) return null;
    const values: Record<string, unknown> = {};
    for (const [index, { name, admit }] of params.entries()) {
      const value = args[index] ?? null;
      put(values, name, (admit ? admit(value, run) : value) ?? null);
    }
    return body({ names: values, outer: scope, run });
  };
  return {
    [feel]: "function",
    forms: [names],
    call,
    callNamed(given, args, run) {
      if (given.some((name) => !names.includes(name))) return null;
      return call(
        names.map((name) => args[given.indexOf(name)] ?? null),
        run,
      );
    },
  };
}

type ReadyParameter = {
  readonly name: string;
  /** The argument as its type wants it; null or undefined when it is of another. */
  readonly admit?: (value: unknown, run: Run) => unknown;
};
