import { calculate } from "../arithmetic.ts";
import { equal, order } from "../compare.ts";
import { madeText, type Run, spend } from "../run.ts";
import { type FeelFunction, isList, kindOf, tidy } from "../value.ts";
import { builtin, type Takes } from "./define.ts";
import { allNumbers, asFunction, asList, asNumber } from "./narrow.ts";

export const listFunctions: Readonly<Record<string, FeelFunction>> = {
  "list contains": builtin({
    params: [
      ["list", "list"],
      ["element", "any"],
    ],
    run: ([list, element], run) => charged(list, run).some((item) => equal(item, element, run) === true),
  }),
  count: builtin({ params: [["list", "list"]], run: ([list]) => asList(list).length }),
  min: ofItems((items) => extreme(items, -1)),
  max: ofItems((items) => extreme(items, 1)),
  sum: ofItems((items, run) =>
    items.slice(1).reduce((sum, item) => calculate("+", sum, item, run), summable(items[0])),
  ),
  mean: ofItems((items, run) => {
    const sum = items.slice(1).reduce((so, item) => calculate("+", so, item, run), summable(items[0]));
    return calculate("/", sum, items.length, run);
  }),
  product: ofItems((items) => tidied(allNumbers(items)?.reduce((product, item) => product * item, 1))),
  median: ofItems((items) => medianOf(allNumbers(items))),
  stddev: ofItems((items) => deviation(allNumbers(items))),
  mode: builtin({
    params: [["list", "list"]],
    rest: true,
    run: ([list], run) => modes(allNumbers(charged(list, run)), run),
  }),
  all: truthOf(false),
  any: truthOf(true),
  and: truthOf(false),
  or: truthOf(true),
  sublist: builtin({
    params: [
      ["list", "list"],
      ["start position", "number"],
      ["length", "number?"],
    ],
    run([list, start, length]) {
      const [items, first] = [asList(list), asNumber(start)];
      const from = first > 0 ? first - 1 : items.length + first;
      if (first === 0 || from < 0 || from >= items.length) return null;
      if (length === null) return items.slice(from);
      return asNumber(length) < 1 || from + asNumber(length) > items.length
        ? null
        : items.slice(from, from + asNumber(length));
    },
  }),
  append: builtin({
    params: [
      ["list", "list"],
      ["items", "any"],
    ],
    rest: true,
    run: ([list, items], run) => [...charged(list, run), ...charged(items, run)],
  }),
  concatenate: builtin({ params: [["lists", "list"]], rest: true, run: ([lists], run) => joined(asList(lists), run) }),
  "insert before": builtin({
    params: [
      ["list", "list"],
      ["position", "number"],
      ["newItem", "any"],
    ],
    run([list, position, item], run) {
      const items = charged(list, run);
      const at = indexOf(items, asNumber(position));
      return at === undefined ? null : items.toSpliced(at, 0, item);
    },
  }),
  remove: builtin({
    params: [
      ["list", "list"],
      ["position", "number"],
    ],
    run([list, position], run) {
      const items = charged(list, run);
      const at = indexOf(items, asNumber(position));
      return at === undefined ? null : items.toSpliced(at, 1);
    },
  }),
  "list replace": builtin(
    {
      params: [
        ["list", "list"],
        ["position", "number"],
        ["newItem", "any"],
      ],
      run([list, position, item], run) {
        const items = charged(list, run);
        const at = indexOf(items, asNumber(position));
        return at === undefined ? null : items.with(at, item);
      },
    },
    {
      params: [
        ["list", "list"],
        ["match", "function"],
        ["newItem", "any"],
      ],
      run: ([list, match, item], run) => replaced(charged(list, run), asFunction(match), item, run),
    },
  ),
  reverse: builtin({ params: [["list", "list"]], run: ([list], run) => charged(list, run).toReversed() }),
  "index of": builtin({
    params: [
      ["list", "list"],
      ["match", "any"],
    ],
    run: ([list, match], run) =>
      charged(list, run).flatMap((item, index) => (equal(item, match, run) === true ? [index + 1] : [])),
  }),
  union: builtin({
    params: [["list", "list"]],
    rest: true,
    run: ([lists], run) => distinct(joined(asList(lists), run), run),
  }),
  "distinct values": builtin({ params: [["list", "list"]], run: ([list], run) => distinct(charged(list, run), run) }),
  flatten: builtin({ params: [["list", "list"]], run: ([list], run) => flattened(asList(list), [], run) }),
  sort: builtin({
    params: [
      ["list", "list"],
      ["precedes", "function?"],
    ],
    run: ([list, precedes], run) => sorted(charged(list, run), asFunction(precedes), run),
  }),
  "string join": builtin({
    params: [
      ["list", "list"],
      ["delimiter", "string?"],
    ],
    run([list, delimiter], run) {
      const items = charged(list, run).filter((item) => item !== null);
      if (!items.every((item) => typeof item === "string")) return null;
      let length = 0;
      for (const item of items) {
        length += item.length;
        if (length > 1e6) spend(run, length);
      }
      return madeText(run, items.join(typeof delimiter === "string" ? delimiter : ""));
    },
  }),
};

/** A list, its length taken from what the run has left. */
function charged(list: unknown, run: Run): readonly unknown[] {
  const items = asList(list);
  spend(run, items.length >> 2);
  return items;
}

/** A function of one list, or of its items as arguments. Null for an empty list. */
function ofItems(answer: (items: readonly unknown[], run: Run) => unknown): FeelFunction {
  const takes: Takes = "list";
  return builtin({
    params: [["list", takes]],
    rest: true,
    run([list], run) {
      const items = charged(list, run);
      return items.length === 0 ? null : (answer(items, run) ?? null);
    },
  });
}

function summable(item: unknown): unknown {
  const kind = kindOf(item);
  return kind === "number" || kind === "days and time duration" || kind === "years and months duration" ? item : null;
}

function tidied(value: number | undefined): number | null {
  return value === undefined ? null : tidy(value);
}

function extreme(items: readonly unknown[], sign: 1 | -1): unknown {
  let best = items[0];
  if (order(best, best) === null) return null;
  for (const item of items) {
    const side = order(item, best);
    if (side === null) return null;
    if (side * sign > 0) best = item;
  }
  return best;
}

function medianOf(numbers: readonly number[] | undefined): number | null {
  if (!numbers) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return tidy(sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2);
}

function deviation(numbers: readonly number[] | undefined): number | null {
  if (!numbers || numbers.length < 2) return null;
  const mean = numbers.reduce((sum, item) => sum + item, 0) / numbers.length;
  return tidy(Math.sqrt(numbers.reduce((sum, item) => sum + (item - mean) ** 2, 0) / (numbers.length - 1)));
}

function modes(numbers: readonly number[] | undefined, run: Run): readonly number[] | null {
  if (!numbers) return null;
  const counts = new Map<number, number>();
  for (const item of numbers) counts.set(item, (counts.get(item) ?? 0) + 1);
  spend(run, counts.size);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return [...counts].flatMap(([item, count]) => (count === most ? [item] : [])).toSorted((a, b) => a - b);
}

function truthOf(wanted: boolean): FeelFunction {
  return builtin({
    params: [["list", "list"]],
    rest: true,
    run([list], run) {
      const items = charged(list, run);
      if (items.includes(wanted)) return wanted;
      return items.every((item) => item === !wanted) ? !wanted : null;
    },
  });
}

function indexOf(items: readonly unknown[], position: number): number | undefined {
  if (!Number.isInteger(position) || position === 0 || Math.abs(position) > items.length) return undefined;
  return position > 0 ? position - 1 : items.length + position;
}

function joined(lists: readonly unknown[], run: Run): readonly unknown[] {
  return lists.flatMap((list) => (isList(list) ? charged(list, run) : [list]));
}

function replaced(items: readonly unknown[], match: FeelFunction | undefined, item: unknown, run: Run): unknown {
  const matches = items.map((old) => {
    spend(run, 1);
    return match?.call([old, item], run);
  });
  if (matches.some((said) => typeof said !== "boolean")) return null;
  return items.map((old, index) => (matches[index] === true ? item : old));
}

function distinct(items: readonly unknown[], run: Run): readonly unknown[] {
  const seen = new Set<unknown>();
  const others: unknown[] = [];
  return items.filter((item) => {
    spend(run, 1);
    if (typeof item !== "object" || item === null) return !seen.has(item) && seen.add(item);
    spend(run, others.length >> 2);
    if (others.some((other) => equal(item, other, run) === true)) return false;
    others.push(item);
    return true;
  });
}

function flattened(list: readonly unknown[], into: unknown[], run: Run): readonly unknown[] {
  for (const item of list) {
    spend(run, 1);
    if (isList(item)) flattened(item, into, run);
    else into.push(item);
  }
  return into;
}

function sorted(items: readonly unknown[], precedes: FeelFunction | undefined, run: Run): unknown {
  if (!precedes)
    return items.every((item) => order(item, items[0]) !== null) ? items.toSorted((a, b) => order(a, b) ?? 0) : null;
  if (!precedes.forms.some((form) => form.length === 2)) return null;
  return items.toSorted((a, b) => {
    spend(run, 1);
    if (precedes.call([a, b], run) === true) return -1;
    return precedes.call([b, a], run) === true ? 1 : 0;
  });
}
