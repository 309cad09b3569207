import { DecisionError } from "../decision-error.ts";
import { equal } from "../feel/compare.ts";
import { compile, compileTests } from "../feel/compile.ts";
import { findBuiltin } from "../feel/functions/index.ts";
import { toText } from "../feel/json.ts";
import type { NameShape } from "../feel/names.ts";
import { parseFeel, parseFeelTests } from "../feel/parse.ts";
import { type Reading, reading } from "../feel/reading.ts";
import { type Run, spend } from "../feel/run.ts";
import type { Eval, Scope } from "../feel/scope.ts";
import { put } from "../feel/value.ts";
import { allowedTests, conform, findItem, type Types, typeFinder } from "./declared-types.ts";
import type { Table } from "./model.ts";

/** What an expression is read in: names it may use, types, and whose it is. */
export type Surroundings = {
  readonly owner: string;
  readonly names: NameShape;
  readonly types: Types;
};

/** A literal expression, read when first used. A leading "=" is dropped. */
export function literal(text: string, { names, types }: Surroundings): Eval {
  const source = text.normalize("NFC").trim().replace(/^=/, "");
  if (source === "") return () => null;
  const ready = reading(source, names, (known) => compile(parseFeel(source, known), typeFinder(types)));
  return (scope) => ready(recordsOf(scope))(scope);
}

/** The records whose names an expression may use, from the outside in. */
function recordsOf(scope: Scope): readonly Readonly<Record<string, unknown>>[] {
  const records = [];
  for (let at: Scope | null = scope; at !== null; at = at.outer) records.unshift(at.names);
  return records;
}

type Hit = { readonly index: number; readonly values: readonly unknown[] };

/**
 * A decision table. What it gives follows its hit policy; rules that match are noted in the run.
 * Throws DecisionError `decision.several-rules`, `decision.rules-disagree`, `decision.input-wrong`.
 */
export function compileTable(table: Table, around: Surroundings): Eval {
  const inputs = table.inputs.map((input) => ({ input, read: literal(input.expression.text, around) }));
  const rules = table.rules.map((rule) => ({
    tests: rule.tests.map(({ text }) => cellTests(text, around)),
    results: rule.results.map(({ text }) => literal(text, around)),
  }));
  const otherwise = table.outputs.map(({ otherwise: cell }) => cell && literal(cell.text, around));
  const orders = table.outputs.map(({ type, values }) => valueOrder(values ?? allowedOf(type, around.types), around));

  return (scope) => {
    const given = inputs.map(({ input, read }) => checkedInput(read(scope), input, around, scope.run));
    const hits: Hit[] = [];
    for (const [index, { tests, results }] of rules.entries()) {
      spend(scope.run, 1);
      const passes = tests.every((test, at) => test(given[at] ?? null, scope) === true);
      if (!passes) continue;
      hits.push({ index, values: results.map((result, at) => typed(result(scope), table, at, around, scope.run)) });
      if (table.hitPolicy === "FIRST") break;
    }
    if (hits.length === 0 && otherwise.some((cell) => cell !== undefined))
      return whole(
        table,
        otherwise.map((cell) => cell?.(scope) ?? null),
      );
    return answer(
      table,
      hits,
      orders.map((order) => order(scope)),
      around,
      scope.run,
    );
  };
}

function cellTests(text: string, { names, types }: Surroundings): (value: unknown, scope: Scope) => boolean | null {
  const source = text.normalize("NFC").trim();
  const all: Reading<(value: unknown, scope: Scope) => boolean | null> = reading(
    source,
    { ...names, "?": null },
    (known) => compileTests(parseFeelTests(source, known), typeFinder(types)),
  );
  return (value, scope) => {
    const inner = { names: { "?": value }, outer: scope, run: scope.run };
    return all(recordsOf(scope))(value, inner);
  };
}

function checkedInput(value: unknown, input: Table["inputs"][number], around: Surroundings, run: Run): unknown {
  const done = conform(value, input.type, around.types, run, true);
  const taken = done.ok ? done.value : value;
  if (input.values === undefined || taken === null || taken === undefined) return taken;
  const scope: Scope = { names: { "?": taken }, outer: null, run };
  if (allowedTests(input.values)(taken, scope) === true) return taken;
  const [name, shown] = [input.label || input.expression.text, toText(taken, run, true)];
  throw new DecisionError("decision.input-wrong", {
    vi: `Bảng “${around.owner}”: ${name} không thể là ${shown}; chỉ nhận ${input.values}.`,
    en: `Table “${around.owner}”: ${name} cannot be ${shown}; it is one of ${input.values}.`,
  });
}

function typed(value: unknown, table: Table, at: number, around: Surroundings, run: Run): unknown {
  const done = conform(value, table.outputs[at]?.type, around.types, run, false);
  return done.ok ? done.value : null;
}

/** One value, or a context of the outputs' names. */
function whole(table: Table, values: readonly unknown[]): unknown {
  if (table.outputs.length <= 1) return values[0] ?? null;
  const record: Record<string, unknown> = {};
  for (const [at, output] of table.outputs.entries())
    put(record, output.name || output.label || output.id, values[at] ?? null);
  return record;
}

function answer(
  table: Table,
  hits: readonly Hit[],
  orders: readonly (readonly unknown[])[],
  around: Surroundings,
  run: Run,
): unknown {
  const given = (chosen: readonly Hit[]): readonly unknown[] => {
    for (const { index } of chosen) note(table, index, around.owner, run);
    return chosen.map(({ values }) => whole(table, values));
  };
  const [first] = hits;
  switch (table.hitPolicy) {
    case "UNIQUE":
      if (hits.length > 1) throw severalRules(table, hits, around.owner);
      return given(hits)[0] ?? null;
    case "ANY":
      if (first && hits.some((hit) => equal(hit.values, first.values, run) !== true))
        throw rulesDisagree(table, hits, around.owner);
      return given(hits.slice(0, 1))[0] ?? null;
    case "FIRST":
      return given(hits)[0] ?? null;
    case "PRIORITY":
      return given(inOrder(hits, orders, run).slice(0, 1))[0] ?? null;
    case "RULE ORDER":
      return given(hits);
    case "OUTPUT ORDER":
      return given(inOrder(hits, orders, run));
    case "COLLECT":
      return collected(table, given(hits), hits, run);
  }
}

function collected(table: Table, values: readonly unknown[], hits: readonly Hit[], run: Run): unknown {
  const { aggregation } = table;
  if (aggregation === undefined) return values;
  if (aggregation === "COUNT") return hits.length;
  const sum = findBuiltin(aggregation.toLowerCase());
  return whole(
    table,
    table.outputs.map((_, at) =>
      hits.length === 0 ? null : sum?.call([hits.map((hit) => hit.values[at] ?? null)], run),
    ),
  );
}

function note(table: Table, index: number, decision: string, run: Run): void {
  const rule = table.rules[index];
  run.matched.push({ decision, table: table.id, rule: rule?.id ?? "", index: index + 1, note: rule?.note ?? "" });
}

/** Hits in the order of the outputs' values, the first output before the second. */
function inOrder(hits: readonly Hit[], orders: readonly (readonly unknown[])[], run: Run): readonly Hit[] {
  const place = (value: unknown, order: readonly unknown[]): number => {
    const at = order.findIndex((one) => equal(one, value, run) === true);
    return at < 0 ? order.length : at;
  };
  const keys = new Map(hits.map((hit) => [hit, orders.map((order, at) => place(hit.values[at] ?? null, order))]));
  return hits.toSorted((a, b) => {
    const [x = [], y = []] = [keys.get(a), keys.get(b)];
    const at = x.findIndex((key, index) => key !== y[index]);
    return at < 0 ? 0 : (x[at] ?? 0) - (y[at] ?? 0);
  });
}

/** The values of a list of allowed values, in their order. */
function valueOrder(text: string | undefined, around: Surroundings): (scope: Scope) => readonly unknown[] {
  if (text === undefined) return () => [];
  const tests = parseFeelTests(text, around.names).tests.map((test) => compile(test));
  return (scope) => tests.map((test) => test(scope));
}

function allowedOf(type: string | undefined, types: Types): string | undefined {
  return type === undefined ? undefined : findItem(type, types)?.allowed;
}

function places(table: Table, hits: readonly Hit[]): string {
  return hits
    .map(({ index }) => `${index + 1}${table.rules[index]?.note ? ` (${table.rules[index]?.note})` : ""}`)
    .join(", ");
}

function severalRules(table: Table, hits: readonly Hit[], owner: string): DecisionError {
  const which = places(table, hits);
  return new DecisionError("decision.several-rules", {
    vi: `Bảng “${owner}” chỉ cho một dòng khớp nhưng các dòng ${which} cùng khớp. Hãy sửa điều kiện hoặc chọn chính sách FIRST.`,
    en: `Table “${owner}” allows one matching rule, but rules ${which} all match. Correct their conditions or choose hit policy FIRST.`,
  });
}

function rulesDisagree(table: Table, hits: readonly Hit[], owner: string): DecisionError {
  const which = places(table, hits);
  return new DecisionError("decision.rules-disagree", {
    vi: `Bảng “${owner}”: các dòng ${which} cùng khớp nhưng cho kết quả khác nhau.`,
    en: `Table “${owner}”: rules ${which} all match but give different results.`,
  });
}
