import { closure } from "../feel/compile.ts";
import { compileLoops } from "../feel/loops.ts";
import { type NameShape, normalName } from "../feel/names.ts";
import { deeper, type Run, spend } from "../feel/run.ts";
import type { Eval, Scope } from "../feel/scope.ts";
import { isContext, isFunction, isList, put } from "../feel/value.ts";
import { conform, shapeOf } from "./declared-types.ts";
import type { Logic, Variable } from "./model.ts";
import { compileTable, literal, type Surroundings } from "./table.ts";

/** Turns a boxed expression into a closure. */
export function compileLogic(logic: Logic, around: Surroundings): Eval {
  const ready = (inner: Logic): Eval => compileLogic(inner, around);
  switch (logic.kind) {
    case "none":
      return () => null;
    case "literal":
      return asDeclared(literal(logic.text, around), logic.type, around);
    case "table":
      return compileTable(logic, around);
    case "context":
      return compileEntries(logic, around);
    case "invocation": {
      const called = ready(logic.called);
      const bindings = logic.bindings.map(({ name, logic: value }) => ({ name, value: ready(value) }));
      const names = bindings.map(({ name }) => normalName(name));
      const invoked: Eval = (scope) => {
        const to = called(scope);
        if (!isFunction(to)) return null;
        const values = bindings.map(({ value }) => value(scope));
        return deeper(scope.run, () => to.callNamed(names, values, scope.run));
      };
      return asDeclared(invoked, logic.type, around);
    }
    case "list": {
      const items = logic.items.map(ready);
      return (scope) => items.map((item) => item(scope));
    }
    case "relation": {
      const rows = logic.rows.map((row) => row.map(ready));
      return (scope) =>
        rows.map((row) => {
          const record: Record<string, unknown> = {};
          for (const [at, cell] of row.entries()) put(record, logic.columns[at] ?? "", cell(scope));
          return record;
        });
    }
    case "function":
      return compileFunction(logic, around);
    case "conditional": {
      const [test, yes, no] = [ready(logic.test), ready(logic.yes), ready(logic.no)];
      return (scope) => (test(scope) === true ? yes(scope) : no(scope));
    }
    case "filter":
      return compileFilter(ready(logic.list), compileLogic(logic.match, withNames(around, { item: null })));
    case "for":
    case "some":
    case "every": {
      const inner = withNames(around, { [logic.variable]: null, partial: null });
      const loops = [{ name: logic.variable, from: ready(logic.list) }];
      return compileLoops(logic.kind, loops, compileLogic(logic.body, inner), logic.kind === "for");
    }
  }
}

/** The value when it is of its declared type, else null. */
function asDeclared(value: Eval, type: string | undefined, { types }: Surroundings): Eval {
  if (type === undefined) return value;
  return (scope) => {
    const done = conform(value(scope), type, types, scope.run, false);
    return done.ok ? done.value : null;
  };
}

/** The same surroundings with further names. */
function withNames(around: Surroundings, names: NameShape): Surroundings {
  return { ...around, names: { ...around.names, ...names } };
}

function compileEntries(logic: Extract<Logic, { kind: "context" }>, around: Surroundings): Eval {
  let inner = around;
  const entries = logic.entries.map(({ variable, logic: value }) => {
    const ready = compileLogic(value, inner);
    if (variable) inner = withNames(inner, { [variable.name]: shapeOfLogic(value, variable, around) });
    return { variable, ready };
  });
  return (scope) => {
    spend(scope.run, 1);
    const record: Record<string, unknown> = {};
    const names = { names: record, outer: scope, run: scope.run };
    for (const { variable, ready } of entries) {
      const value = ready(names);
      // An entry without a name is the result of the whole.
      if (!variable) return value;
      const done = conform(value, variable.type, around.types, scope.run, false);
      put(record, variable.name, done.ok ? done.value : null);
    }
    return record;
  };
}

/** The names inside what a boxed expression gives, as far as the file says. */
export function shapeOfLogic(logic: Logic, variable: Variable, around: Pick<Surroundings, "types">): NameShape | null {
  const declared = shapeOf(variable.type, around.types);
  if (declared) return declared;
  if (logic.kind === "table" && logic.outputs.length > 1)
    return Object.fromEntries(logic.outputs.map(({ name, label, id }) => [name || label || id, null]));
  if (logic.kind === "relation") return Object.fromEntries(logic.columns.map((name) => [name, null]));
  if (logic.kind !== "context" || logic.entries.some((entry) => entry.variable === undefined)) return null;
  return Object.fromEntries(
    logic.entries.flatMap((entry) =>
      entry.variable ? [[entry.variable.name, shapeOfLogic(entry.logic, entry.variable, around)]] : [],
    ),
  );
}

function compileFunction(logic: Extract<Logic, { kind: "function" }>, around: Surroundings): Eval {
  if (logic.external) return () => null;
  const { types } = around;
  const shapes = logic.params.map(({ name, type }) => [name, shapeOf(type, types)] as const);
  const body = compileLogic(logic.body, withNames(around, Object.fromEntries(shapes)));
  const params = logic.params.map(({ name, type }) => ({
    name: normalName(name),
    ...(type && {
      admit(value: unknown, run: Run) {
        const done = conform(value, type, types, run, false);
        return done.ok ? done.value : undefined;
      },
    }),
  }));
  return (scope) => closure(params, body, scope);
}

function compileFilter(list: Eval, match: Eval): Eval {
  return (scope) => {
    const value = list(scope);
    const items = isList(value) ? value : value === null || value === undefined ? [] : [value];
    return items.filter((item) => {
      spend(scope.run, 1);
      const outer: Scope = { names: { item }, outer: scope, run: scope.run };
      return match(isContext(item) ? { names: item, outer, run: scope.run } : outer) === true;
    });
  };
}
