import { order } from "../feel/compare.ts";
import { compile, compileTests } from "../feel/compile.ts";
import { toText } from "../feel/json.ts";
import { parseFeelTests } from "../feel/parse.ts";
import { startRun } from "../feel/run.ts";
import { mentions, type Node, partsOf } from "../feel/syntax.ts";
import { shiftDays } from "../feel/temporal.ts";
import { isDate, isRange } from "../feel/value.ts";
import { baseName } from "./declared-types.ts";
import type { Table } from "./model.ts";
import type { DecisionProblem } from "./problem.ts";

/** Rules and combinations that are looked at; larger tables are left alone. */
const mostRules = 400;
const mostCombinations = 20_000;

/**
 * Overlapping rules of a UNIQUE table, and inputs that no rule matches. Each column is tried with values that stand for all there are:
 * its choices, or the ends named in its cells and values between them. Cells that use other names are taken as unknown.
 */
export function checkRules(table: Table, owner: string, id: string): readonly DecisionProblem[] {
  if (table.rules.length > mostRules || table.inputs.length === 0) return [];
  const columns = table.inputs.map((_, at) => readColumn(table, at));
  return [...overlaps(table, columns, owner, id), ...gaps(table, columns, owner, id)];
}

/** Values to try, and for each rule which of them pass; undefined where the cell cannot be judged. */
type Column = {
  readonly samples: readonly unknown[];
  /** Whether the samples stand for all values, so that what none passes is a gap. */
  readonly complete: boolean;
  readonly passes: readonly (ReadonlySet<number> | undefined)[];
};

function readColumn(table: Table, at: number): Column {
  const input = table.inputs[at];
  const cells = table.rules.map(({ tests }) => parseFeelTests(tests[at]?.text ?? "-"));
  const constant = cells.map(({ tests }) => tests.every(isConstant));
  const named = cells.flatMap(({ tests }, index) => (constant[index] ? tests.flatMap(endsOf) : []));
  const { samples, complete } = samplesFor(input, named);
  const run = startRun();
  const passes = cells.map((cell, index) => {
    if (!constant[index]) return undefined;
    const test = compileTests(cell);
    const passing = samples.flatMap((sample, place) =>
      test(sample, { names: { "?": sample }, outer: null, run }) === true ? [place] : [],
    );
    return new Set(passing);
  });
  return { samples, complete, passes };
}

/** Whether a test says the same whatever else there is: literals, ranges and dates. */
function isConstant(node: Node): boolean {
  if (mentions(node, "?")) return false;
  if (node.kind === "call" && !(node.target.kind === "name" && node.target.builtin)) return false;
  if (node.kind === "name") return node.builtin === true;
  return partsOf(node).every(isConstant);
}

function endsOf(node: Node): readonly unknown[] {
  const scope = { names: {}, outer: null, run: startRun() };
  const value = compile(node.kind === "bound" ? node.of : node)(scope);
  if (isRange(value)) return [value.low, value.high].filter((end) => end !== undefined && end !== null);
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

function samplesFor(
  input: Table["inputs"][number] | undefined,
  named: readonly unknown[],
): { samples: readonly unknown[]; complete: boolean } {
  const type = baseName(input?.type ?? "");
  if (input?.values !== undefined) {
    const { tests } = parseFeelTests(input.values);
    if (tests.every((test) => test.kind === "literal"))
      return { samples: tests.map((test) => (test.kind === "literal" ? test.value : null)), complete: true };
  }
  if (type === "boolean" || named.some((value) => typeof value === "boolean"))
    return { samples: [true, false], complete: true };
  const sorted = named
    .toSorted((a, b) => order(a, b) ?? 0)
    .filter((value, at, all) => at === 0 || order(value, all[at - 1]) !== 0);
  if (sorted.length === 0) return { samples: [null], complete: false };
  if (sorted.every((value) => typeof value === "number")) return { samples: between(sorted), complete: true };
  if (sorted.every(isDate)) {
    const near = sorted.flatMap((date) => [shiftDays(date, -1), date, shiftDays(date, 1)]);
    return {
      samples: near.filter((date, at) => near.findIndex((other) => order(date, other) === 0) === at),
      complete: true,
    };
  }
  // Of free text only what is named can be judged.
  return { samples: sorted, complete: false };
}

/** Numbers with one below, one above and one between each two; a whole one where there is one. */
function between(sorted: readonly number[]): readonly number[] {
  const all = sorted.flatMap((value, at) => {
    const next = sorted[at + 1];
    if (next === undefined) return [value, value + 1];
    const whole = Math.floor(value) + 1;
    return [value, whole < next ? whole : (value + next) / 2];
  });
  return [(sorted[0] ?? 0) - 1, ...all];
}

function overlaps(table: Table, columns: readonly Column[], owner: string, id: string): readonly DecisionProblem[] {
  if (table.hitPolicy !== "UNIQUE") return [];
  const problems: DecisionProblem[] = [];
  for (const [later, rule] of table.rules.entries())
    for (let earlier = 0; earlier < later; earlier += 1) {
      const shared = columns.map(({ passes, samples }) => {
        const [a, b] = [passes[earlier], passes[later]];
        const place = a && b ? [...a].find((one) => b.has(one)) : undefined;
        return place === undefined ? undefined : { value: samples[place] };
      });
      const both = shared.every((one) => one !== undefined);
      if (!both || problems.length >= 50) continue;
      const shown = example(
        table,
        shared.map((one) => one?.value),
      );
      problems.push({
        severity: "warning",
        element: rule.id || id,
        code: "decision.overlap",
        message: {
          vi: `Bảng “${owner}”: dòng ${earlier + 1} và ${later + 1} cùng khớp${shown && `, ví dụ khi ${shown}`}.`,
          en: `Table “${owner}”: rules ${earlier + 1} and ${later + 1} both match${shown && `, as when ${shown}`}.`,
        },
      });
    }
  return problems;
}

function gaps(table: Table, columns: readonly Column[], owner: string, id: string): readonly DecisionProblem[] {
  const judged = columns.every(({ passes }) => passes.every((cell) => cell !== undefined));
  const hasDefault = table.outputs.some(({ otherwise }) => otherwise !== undefined);
  if (!judged || hasDefault || table.rules.length === 0) return [];
  let left = mostCombinations;
  const found = look(
    0,
    table.rules.map((_, index) => index),
  );
  if (!found) return [];
  const shown = example(table, found);
  return [
    {
      severity: "warning",
      element: id,
      code: "decision.gap",
      message: {
        vi: `Bảng “${owner}”: không dòng nào khớp khi ${shown}.`,
        en: `Table “${owner}”: no rule matches when ${shown}.`,
      },
    },
  ];

  /** Values of the columns from this one on that none of the rules passes. */
  function look(at: number, rules: readonly number[]): readonly unknown[] | undefined {
    const column = columns[at];
    if (rules.length === 0) return columns.slice(at).map(({ samples, complete }) => (complete ? samples[0] : null));
    if (!column) return undefined;
    const tried = new Set<string>();
    for (const [place, sample] of (column.complete ? column.samples : [null]).entries()) {
      const rest = rules.filter((rule) => (column.complete ? column.passes[rule]?.has(place) : true));
      const key = rest.join(",");
      left -= 1;
      if (tried.has(key) || left < 0) continue;
      tried.add(key);
      const inner = look(at + 1, rest);
      if (inner) return [sample, ...inner];
    }
    return undefined;
  }
}

function example(table: Table, values: readonly unknown[]): string {
  const run = startRun();
  return values
    .flatMap((value, at) => {
      const input = table.inputs[at];
      return value === null || value === undefined
        ? []
        : [`${input?.label || input?.expression.text} = ${toText(value, run, true)}`];
    })
    .join(", ");
}
