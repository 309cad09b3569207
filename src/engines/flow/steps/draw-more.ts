import { sizeOf } from "./arrange.ts";
import type { Change } from "./change.ts";
import { type Element, idOf, listOf, oneOf } from "./document.ts";
import { drawWays } from "./draw-ways.ts";
import type { Box, Drawn } from "./drawn.ts";
import { type Graph, lanesOf } from "./graph.ts";
import { makeRoom } from "./make-room.ts";

const laneHeight = 144;
const gap = 56;

/** Draws what is new into a drawing that somebody arranged: all else keeps its place, or moves aside together. */
export function drawMore(change: Change, drawn: Drawn, pool: Element | undefined): void {
  const graph = change.graph();
  const moved = new Set<string>();
  drawLanes(change, drawn, pool);
  for (const [id, node] of graph.nodes) {
    const box = drawn.box(id);
    const lane = laneBox(change, drawn, id);
    if (!box || !lane || node.$type === "bpmn:BoundaryEvent" || isWithin(box, lane)) continue;
    moved.add(id);
    settle(change, drawn, node, { ...box, y: lane.y + lane.height / 2 - box.height / 2 });
  }
  for (const id of inOrderOfWork(graph)) {
    const node = graph.nodes.get(id);
    if (!node || drawn.box(id) || node.$type === "bpmn:BoundaryEvent") continue;
    moved.add(id);
    placeNew(change, drawn, node);
  }
  for (const [id, node] of graph.nodes) {
    if (node.$type !== "bpmn:BoundaryEvent") continue;
    const host = drawn.box(idOf(oneOf(node, "attachedToRef")));
    const isMoved = moved.has(idOf(oneOf(node, "attachedToRef")));
    if (host && (!drawn.box(id) || isMoved)) {
      drawn.setBox(node, { x: host.x + host.width - 48, y: host.y + host.height - 18, width: 36, height: 36 });
      moved.add(id);
    }
  }
  widen(change, drawn, pool);
  const ways = graph.flows.filter((flow) => {
    const ends = [oneOf(flow, "sourceRef"), oneOf(flow, "targetRef")].map(idOf);
    return change.newWays.has(idOf(flow)) || drawn.points(idOf(flow)).length < 2 || ends.some((id) => moved.has(id));
  });
  drawWays(change, drawn, new Set(ways.map(idOf)), moved);
}

/** New lanes are added at the foot of the pool. */
function drawLanes({ process }: Change, drawn: Drawn, pool: Element | undefined): void {
  const frame = pool && drawn.box(idOf(pool));
  if (!pool || !frame) return;
  const lanes = lanesOf(process).filter((lane) => !oneOf(lane, "childLaneSet"));
  const filled = lanes.flatMap((lane) => drawn.box(idOf(lane)) ?? []);
  let bottom = filled.length > 0 ? Math.max(...filled.map((box) => box.y + box.height)) : frame.y;
  for (const lane of lanes) {
    if (drawn.box(idOf(lane))) continue;
    const whole = drawn.box(idOf(pool)) ?? frame;
    makeRoom(drawn, "y", whole.y + whole.height, laneHeight, false);
    drawn.setBox(lane, { x: frame.x + 30, y: bottom, width: frame.width - 30, height: laneHeight });
    drawn.setBox(pool, { ...frame, height: bottom + laneHeight - frame.y });
    bottom += laneHeight;
  }
}

function laneBox({ process }: Change, drawn: Drawn, id: string): Box | undefined {
  const lane = lanesOf(process).findLast((one) => listOf(one, "flowNodeRef").some((node) => idOf(node) === id));
  return lane && drawn.box(idOf(lane));
}

function isWithin(box: Box, lane: Box): boolean {
  const middle = box.y + box.height / 2;
  return middle > lane.y && middle < lane.y + lane.height;
}

function placeNew(change: Change, drawn: Drawn, node: Element): void {
  const graph = change.graph();
  const id = idOf(node);
  const size = sizeOf(node);
  const lane = laneBox(change, drawn, id);
  const before = graph.in(id).flatMap((flow) => {
    const source = oneOf(flow, "sourceRef");
    return drawn.box(idOf(source?.$type === "bpmn:BoundaryEvent" ? oneOf(source, "attachedToRef") : source)) ?? [];
  });
  const after = graph.out(id).flatMap((flow) => drawn.box(idOf(oneOf(flow, "targetRef"))) ?? []);
  const all = [...graph.nodes.keys()].flatMap((one) => drawn.box(one) ?? []);
  const last = before.sort((a, b) => b.x + b.width - a.x - a.width)[0];
  const x = last
    ? last.x + last.width + (last.width === 50 ? 110 : gap)
    : after[0]
      ? after[0].x - gap - size.width
      : Math.max(200, ...all.map((box) => box.x + box.width)) + gap;
  const near = last ?? after[0];
  const isHere = near && (!lane || isWithin(near, lane));
  const middle = isHere ? near.y + near.height / 2 : lane ? lane.y + lane.height / 2 : 200;
  const next = after.filter((box) => !last || box.x > last.x).sort((a, b) => a.x - b.x)[0];
  // Put between two that follow each other: what comes after moves on.
  const missing = next ? x + size.width + gap - next.x : 0;
  if (next && missing > 0 && Math.abs(next.y + next.height / 2 - middle) < 60)
    makeRoom(drawn, "x", next.x - 5, missing);
  settle(change, drawn, node, { ...size, x, y: middle - size.height / 2 });
}

/** The nearest free place at or below a wished one; the lane grows when it must. */
function settle(change: Change, drawn: Drawn, node: Element, wished: Box): void {
  const id = idOf(node);
  const others = [...change.graph().nodes].flatMap(([one, other]) =>
    one === id || other.$type === "bpmn:BoundaryEvent" ? [] : (drawn.box(one) ?? []),
  );
  let box = wished;
  while (others.some((other) => overlaps(box, other))) box = { ...box, y: box.y + 20 };
  const lane = laneBox(change, drawn, id);
  const missing = lane ? box.y + box.height + 16 - lane.y - lane.height : 0;
  if (lane && missing > 0) makeRoom(drawn, "y", lane.y + lane.height, missing);
  drawn.setBox(node, box);
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + 16 && b.x < a.x + a.width + 16 && a.y < b.y + b.height + 24 && b.y < a.y + a.height + 24;
}

function widen({ process }: Change, drawn: Drawn, pool: Element | undefined): void {
  const frame = pool && drawn.box(idOf(pool));
  if (!pool || !frame) return;
  const right = Math.max(...listOf(process, "flowElements").map((one) => rightOf(drawn.box(idOf(one)))));
  const missing = right + 40 - frame.x - frame.width;
  if (missing <= 0) return;
  for (const one of [pool, ...lanesOf(process)]) {
    const box = drawn.box(idOf(one));
    if (box) drawn.setBox(one, { ...box, width: box.width + missing });
  }
}

function rightOf(box: Box | undefined): number {
  return box ? box.x + box.width : 0;
}

function inOrderOfWork(graph: Graph): readonly string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    order.push(id);
    for (const event of graph.boundaries(id)) visit(idOf(event));
    for (const flow of graph.out(id)) visit(idOf(oneOf(flow, "targetRef")));
  };
  for (const [id, node] of graph.nodes) if (node.$type === "bpmn:StartEvent") visit(id);
  for (const id of graph.nodes.keys()) visit(id);
  return order;
}
