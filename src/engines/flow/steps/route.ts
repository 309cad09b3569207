import type { Box, Point } from "./drawn.ts";

/** A straight piece of an arrow. */
export type Piece = { readonly from: Point; readonly to: Point; readonly source: string; readonly target: string };

/** What an arrow has to find its way between. */
export type Ground = {
  /** Every node, also source and target. */
  readonly boxes: readonly Box[];
  /** Pieces of the arrows that have their way already. */
  readonly pieces: readonly Piece[];
};

/** One arrow. `parts`: it leaves a gateway, whose sides are all good. */
export type Way = {
  readonly from: Box;
  readonly to: Box;
  readonly source: string;
  readonly target: string;
  readonly parts: boolean;
  /** It leads back to an earlier column. */
  readonly back: boolean;
  /** It carries a name, and so must not begin on the line of another. */
  readonly named: boolean;
};

type Side = "right" | "bottom" | "top" | "left";

/** The best of many ways with right angles: free of other nodes first, then of other arrows, then short and with few corners. */
export function route(way: Way, ground: Ground): readonly Point[] {
  const others = ground.boxes.filter((box) => box !== way.from && box !== way.to);
  let best: readonly Point[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const { points, exit, entry } of candidates(way, ground.boxes)) {
    const tidy = simplify(points);
    if (!leaves(tidy, exit) || !arrives(tidy, entry)) continue;
    const price = priceOf(tidy, way, others, ground.pieces, least) + sidePrice(way, exit, entry);
    if (price < least) {
      least = price;
      best = tidy;
    }
  }
  return best;
}

type Candidate = { readonly points: readonly Point[]; readonly exit: Side; readonly entry: Side };

function* candidates(way: Way, boxes: readonly Box[]): Generator<Candidate> {
  const levels = levelsOf(way, boxes);
  const gaps = [20, 30, 12];
  for (const exit of ["right", "bottom", "top"] as const) {
    const start = middle(way.from, exit);
    for (const entry of ["left", "bottom", "top"] as const) {
      const end = middle(way.to, entry);
      const straight = start.x === end.x || start.y === end.y;
      if (straight) yield { points: [start, end], exit, entry };
      yield { points: [start, { x: end.x, y: start.y }, end], exit, entry };
      yield { points: [start, { x: start.x, y: end.y }, end], exit, entry };
      if (exit === "right" && entry === "left") {
        for (const gap of gaps) {
          yield { points: bent(start, end, start.x + gap), exit, entry };
          yield { points: bent(start, end, end.x - gap), exit, entry };
        }
      }
      for (const level of levels) yield* overLevel(start, end, exit, entry, level, gaps);
    }
  }
}

function bent(start: Point, end: Point, x: number): readonly Point[] {
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

/** Out of the source to a level, along it, and from it into the target. */
function* overLevel(
  start: Point,
  end: Point,
  exit: Side,
  entry: Side,
  y: number,
  gaps: readonly number[],
): Generator<Candidate> {
  const outs = exit === "right" ? gaps.map((gap) => start.x + gap) : [start.x];
  const ins = entry === "left" ? gaps.map((gap) => end.x - gap) : [end.x];
  for (const out of outs)
    for (const into of ins)
      yield {
        points: [start, { x: out, y: start.y }, { x: out, y }, { x: into, y }, { x: into, y: end.y }, end],
        exit,
        entry,
      };
}

/** Heights at which an arrow may run along: just above and below every row of nodes. */
function levelsOf({ from, to }: Way, boxes: readonly Box[]): readonly number[] {
  const edges = new Set<number>();
  const [left, right] = [Math.min(from.x, to.x) - 60, Math.max(from.x + from.width, to.x + to.width) + 60];
  for (const box of boxes) {
    if (box.x > right || box.x + box.width < left) continue;
    for (const gap of [16, 24, 8]) {
      edges.add(box.y - gap);
      edges.add(box.y + box.height + gap);
    }
  }
  return [...edges]
    .sort((a, b) => a - b)
    .filter((level, index, all) => index === 0 || level - (all[index - 1] ?? 0) >= 4);
}

function middle(box: Box, side: Side): Point {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (side === "right") return { x: box.x + box.width, y };
  if (side === "left") return { x: box.x, y };
  return { x, y: side === "top" ? box.y : box.y + box.height };
}

/** An arrow leaves straight out of the side it leaves by, and does not run along it. */
function leaves([a, b]: readonly Point[], exit: Side): boolean {
  if (!a || !b) return false;
  if (exit === "right") return b.y === a.y && b.x > a.x;
  return b.x === a.x && (exit === "bottom" ? b.y > a.y : b.y < a.y);
}

function arrives(points: readonly Point[], entry: Side): boolean {
  const [a, b] = [points.at(-2), points.at(-1)];
  if (!a || !b) return false;
  if (entry === "left") return a.y === b.y && a.x < b.x;
  return a.x === b.x && (entry === "bottom" ? a.y > b.y : a.y < b.y);
}

/** Without points that lie between their neighbours on one line. */
function simplify(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    const inLine =
      last && before && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (inLine) kept.pop();
    kept.push(point);
  }
  return kept;
}

function sidePrice({ parts, back }: Way, exit: Side, entry: Side): number {
  const out = exit === "right" ? (back ? 60 : 0) : parts ? 4 : back ? 10 : 60;
  const into = entry === "left" ? (back ? 40 : 0) : back ? 10 : 45;
  return out + into;
}

function priceOf(
  points: readonly Point[],
  way: Way,
  others: readonly Box[],
  pieces: readonly Piece[],
  limit: number,
): number {
  let price = 0;
  for (let index = 0; index + 1 < points.length; index++) {
    const [a, b] = [points[index], points[index + 1]];
    if (!a || !b) continue;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    price += 25 + length * 0.1 + (length < 10 ? 40 : 0);
    for (const box of others) if (meets(a, b, box, 5)) price += 2_000;
    for (const box of [way.from, way.to]) if (meets(a, b, box, -1)) price += 2_000;
    if (price > limit) return price;
    for (const piece of pieces) price += meeting(a, b, piece, way);
    if (price > limit) return price;
  }
  return price;
}

function meets(a: Point, b: Point, box: Box, margin: number): boolean {
  return (
    Math.max(a.x, b.x) > box.x - margin &&
    Math.min(a.x, b.x) < box.x + box.width + margin &&
    Math.max(a.y, b.y) > box.y - margin &&
    Math.min(a.y, b.y) < box.y + box.height + margin
  );
}

/**
 * Two arrows on one line look like one: that is fine only where they leave the same element or reach the same. Two that run close beside each
 * other are hard to tell apart. Crossings are a small harm.
 */
function meeting(a: Point, b: Point, piece: Piece, own: Pick<Way, "source" | "target" | "named">): number {
  const { from, to } = piece;
  const [flat, other] = [a.y === b.y, from.y === to.y];
  if (flat !== other) {
    const [h1, h2, v1, v2] = flat ? [a, b, from, to] : [from, to, a, b];
    return between(v1.x, h1.x, h2.x) && between(h1.y, v1.y, v2.y) ? 18 : 0;
  }
  const apart = flat ? Math.abs(a.y - from.y) : Math.abs(a.x - from.x);
  const along = flat ? overlap(a.x, b.x, from.x, to.x) : overlap(a.y, b.y, from.y, to.y);
  if (apart >= 12 || along <= 0) return 0;
  const belong = piece.target === own.target || piece.source === own.source;
  if (belong && !(own.named && piece.source === own.source)) return apart < 1 ? 0 : 12;
  return apart < 6 ? 150 : 30;
}

function between(value: number, a: number, b: number): boolean {
  return value > Math.min(a, b) && value < Math.max(a, b);
}

function overlap(a: number, b: number, c: number, d: number): number {
  return Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d));
}
