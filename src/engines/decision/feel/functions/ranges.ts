import { both, order } from "../compare.ts";
import { type FeelFunction, type FeelRange, feel, isRange, kindOf } from "../value.ts";
import { builtin } from "./define.ts";

/** Allen's relations of ranges and points. A point is a range that starts and ends at it. */
export const rangeFunctions: Readonly<Record<string, FeelFunction>> = {
  before: relation("point1", "point2", (a, b) => endsBefore(a, b)),
  after: relation("point1", "point2", (a, b) => endsBefore(b, a)),
  meets: ranges((a, b) => touches(a, b)),
  "met by": ranges((a, b) => touches(b, a)),
  overlaps: ranges((a, b) => overlap(a, b)),
  "overlaps before": ranges((a, b) => both(overlap(a, b), both(startSide(a, b, -1), endSide(a, b, [-1, 0])))),
  "overlaps after": ranges((a, b) => both(overlap(a, b), both(startSide(b, a, -1), endSide(b, a, [-1, 0])))),
  finishes: relation("point", "range", (a, b) => both(endSide(a, b, [0]), startInside(a, b))),
  "finished by": relation("range", "point", (a, b) => both(endSide(a, b, [0]), startInside(b, a))),
  includes: relation("range", "point", (a, b) => both(startInside(b, a), endSide(b, a, [-1, 0]))),
  during: relation("point", "range", (a, b) => both(startInside(a, b), endSide(a, b, [-1, 0]))),
  starts: relation("point", "range", (a, b) => both(startSide(a, b, 0), endSide(a, b, [-1, 0]))),
  "started by": relation("range", "point", (a, b) => both(startSide(a, b, 0), endSide(b, a, [-1, 0]))),
  coincides: relation("point1", "point2", (a, b) => both(startSide(a, b, 0), endSide(a, b, [0]))),
};

type Relation = (a: FeelRange, b: FeelRange) => boolean | null;

function relation(first: string, second: string, holds: Relation): FeelFunction {
  const run = ([a, b]: readonly unknown[]): boolean | null => {
    const [x, y] = [asRange(a), asRange(b)];
    return x && y ? holds(x, y) : null;
  };
  const pairs = [
    [first, second],
    ["point", "range"],
    ["range", "point"],
    ["range1", "range2"],
    ["point1", "point2"],
  ] as const;
  return builtin(
    ...pairs.map(([one, two]) => ({
      params: [
        [one, "any"],
        [two, "any"],
      ] as const,
      run,
    })),
  );
}

function ranges(holds: Relation): FeelFunction {
  return builtin({
    params: [
      ["range1", "range"],
      ["range2", "range"],
    ],
    run: ([a, b]) => (isRange(a) && isRange(b) ? holds(a, b) : null),
  });
}

function asRange(value: unknown): FeelRange | undefined {
  if (isRange(value)) return value;
  const kind = kindOf(value);
  if (kind === "null" || kind === "list" || kind === "context" || kind === "function") return undefined;
  return { [feel]: "range", low: value, high: value, lowIn: true, highIn: true };
}

/** Which of two starts comes first; an open one before all. Null when they cannot be compared. */
function startOrder(a: FeelRange, b: FeelRange): number | null {
  if (a.low === undefined || b.low === undefined) return (a.low === undefined ? 0 : 1) - (b.low === undefined ? 0 : 1);
  const side = order(a.low, b.low);
  return side === 0 ? (a.lowIn ? 0 : 1) - (b.lowIn ? 0 : 1) : side;
}

function endOrder(a: FeelRange, b: FeelRange): number | null {
  if (a.high === undefined || b.high === undefined)
    return (a.high === undefined ? 1 : 0) - (b.high === undefined ? 1 : 0);
  const side = order(a.high, b.high);
  return side === 0 ? (a.highIn ? 1 : 0) - (b.highIn ? 1 : 0) : side;
}

function startSide(a: FeelRange, b: FeelRange, wanted: -1 | 0): boolean | null {
  const side = startOrder(a, b);
  return side === null ? null : Math.sign(side) === wanted;
}

function endSide(a: FeelRange, b: FeelRange, wanted: readonly number[]): boolean | null {
  const side = endOrder(a, b);
  return side === null ? null : wanted.includes(Math.sign(side));
}

function startInside(a: FeelRange, b: FeelRange): boolean | null {
  const side = startOrder(a, b);
  return side === null ? null : side >= 0;
}

function endsBefore(a: FeelRange, b: FeelRange): boolean | null {
  if (a.high === undefined || b.low === undefined) return false;
  const side = order(a.high, b.low);
  if (side === null) return null;
  return side < 0 || (side === 0 && !(a.highIn && b.lowIn));
}

function touches(a: FeelRange, b: FeelRange): boolean | null {
  if (a.high === undefined || b.low === undefined) return false;
  const side = order(a.high, b.low);
  return side === null ? null : side === 0 && a.highIn && b.lowIn;
}

function overlap(a: FeelRange, b: FeelRange): boolean | null {
  const [before, after] = [endsBefore(a, b), endsBefore(b, a)];
  return before === null || after === null ? null : !before && !after;
}
