import type { Change } from "./change.ts";
import { type Element, idOf, nameOf, oneOf } from "./document.ts";
import type { Box, Drawn, Point } from "./drawn.ts";
import { type Piece, route } from "./route.ts";

/** Draws arrows, and puts names beside nodes and arrows. @param ways ids of the arrows to draw; @param nodes ids of the nodes whose names to place */
export function drawWays(change: Change, drawn: Drawn, ways: ReadonlySet<string>, nodes: ReadonlySet<string>): void {
  const graph = change.graph();
  const boxes = [...graph.nodes.keys()].flatMap((id) => drawn.box(id) ?? []);
  const boxOf = new Map([...graph.nodes.keys()].map((id) => [id, boxes.find((box) => same(box, drawn.box(id)))]));
  const pieces: Piece[] = graph.flows
    .filter((flow) => !ways.has(idOf(flow)))
    .flatMap((flow) => piecesOf(drawn.points(idOf(flow)), flow));
  const isBack = (flow: Element) => {
    const [from, to] = [boxOf.get(sourceOf(flow)), boxOf.get(targetOf(flow))];
    return from !== undefined && to !== undefined && to.x < from.x + from.width;
  };
  const wanted = graph.flows.filter((flow) => ways.has(idOf(flow)));
  // Those that go straight on first: the others find their way around them.
  const order = [...wanted].sort((a, b) => reach(boxOf, a) - reach(boxOf, b));
  for (const flow of order) {
    const [from, to] = [boxOf.get(sourceOf(flow)), boxOf.get(targetOf(flow))];
    if (!from || !to) continue;
    const parts = /Gateway$|BoundaryEvent$/.test(oneOf(flow, "sourceRef")?.$type ?? "");
    const points = route(
      {
        from,
        to,
        source: sourceOf(flow),
        target: targetOf(flow),
        named: nameOf(flow) !== "",
        parts,
        back: isBack(flow),
      },
      { boxes, pieces },
    );
    drawn.setPoints(flow, points);
    drawn.setLabel(idOf(flow), wayLabel(nameOf(flow), points));
    pieces.push(...piecesOf(points, flow));
  }
  for (const id of nodes) {
    const node = graph.nodes.get(id);
    const box = drawn.box(id);
    if (!node || !box || !/(Event|Gateway)$/.test(node.$type)) continue;
    drawn.setLabel(id, nameOf(node) === "" ? undefined : nodeLabel(node, box, pieces));
  }
}

function sourceOf(flow: Element): string {
  return idOf(oneOf(flow, "sourceRef"));
}

function targetOf(flow: Element): string {
  return idOf(oneOf(flow, "targetRef"));
}

function same(a: Box, b: Box | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y && a.width === b.width;
}

/** How far an arrow has to go: levels apart count more than columns, and the way back most. */
function reach(boxOf: ReadonlyMap<string, Box | undefined>, flow: Element): number {
  const [from, to] = [boxOf.get(sourceOf(flow)), boxOf.get(targetOf(flow))];
  if (!from || !to) return 0;
  const [dx, dy] = [to.x - from.x, Math.abs(to.y + to.height / 2 - from.y - from.height / 2)];
  return (dx < 0 ? 5_000 : 0) + Math.abs(dx) + dy * 2;
}

function piecesOf(points: readonly Point[], flow: Element): readonly Piece[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from ? [{ from, to, source: sourceOf(flow), target: targetOf(flow) }] : [];
  });
}

const letter = 5.6;
const lineHeight = 14;

/** Room that a name needs, broken into lines of at most `most` pixels. */
function roomFor(name: string, most: number): { readonly width: number; readonly height: number } {
  let [lines, used, widest] = [1, 0, 0];
  for (const word of name.split(" ")) {
    const width = word.length * letter;
    if (used > 0 && used + letter + width > most) {
      lines++;
      used = width;
    } else used += (used > 0 ? letter : 0) + width;
    widest = Math.max(widest, used);
  }
  return { width: Math.ceil(widest) + 4, height: lines * lineHeight };
}

/** Beside the first level piece of the arrow, above it: where one looks when one leaves a gateway. */
function wayLabel(name: string, points: readonly Point[]): Box | undefined {
  if (name === "") return undefined;
  const room = roomFor(name, 100);
  for (let index = 0; index + 1 < points.length; index++) {
    const [a, b] = [points[index], points[index + 1]];
    if (!a || !b || a.y !== b.y || Math.abs(a.x - b.x) < 30) continue;
    const x = b.x > a.x ? a.x + 6 : a.x - 6 - room.width;
    return { ...room, x, y: a.y - room.height - 3 };
  }
  const [a, b] = [points[0], points[1]];
  if (!a || !b) return undefined;
  return { ...room, x: a.x + 6, y: (a.y + b.y) / 2 - room.height / 2 };
}

/** Events are named below. Gateways above where nothing leaves there, else below or aslant. */
function nodeLabel(node: Element, box: Box, pieces: readonly Piece[]): Box {
  const room = roomFor(nameOf(node), 110);
  const middle = box.x + box.width / 2;
  const touches = (y: number) =>
    pieces.some(({ from, to }) => [from, to].some((end) => Math.abs(end.x - middle) < 2 && Math.abs(end.y - y) < 2));
  const above = { ...room, x: middle - room.width / 2, y: box.y - room.height - 4 };
  const below = { ...room, x: middle - room.width / 2, y: box.y + box.height + 4 };
  if (node.$type === "bpmn:BoundaryEvent") return { ...room, x: box.x - room.width - 2, y: box.y + box.height - 8 };
  const isFree = (y: number) => !touches(y);
  const [first, second] = /Gateway$/.test(node.$type) ? [above, below] : [below, above];
  const firstFree = first === above ? isFree(box.y) : isFree(box.y + box.height);
  const secondFree = second === above ? isFree(box.y) : isFree(box.y + box.height);
  if (firstFree) return first;
  return secondFree ? second : { ...above, x: middle - room.width - 6 };
}
