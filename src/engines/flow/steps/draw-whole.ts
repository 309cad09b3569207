import { arrange } from "./arrange.ts";
import type { Change } from "./change.ts";
import { type Element, idOf, nameOf, oneOf } from "./document.ts";
import { drawWays } from "./draw-ways.ts";
import type { Drawn } from "./drawn.ts";
import { lanesOf } from "./graph.ts";

/** Lays a whole process out. */
export function drawWhole(change: Change, drawn: Drawn, pool: Element | undefined): void {
  const graph = change.graph();
  const lanes = lanesOf(change.process).filter((lane) => !oneOf(lane, "childLaneSet"));
  const plan = arrange(graph, pool ? lanes.map(nameOf) : []);
  if (pool && plan.pool) drawn.setBox(pool, plan.pool);
  else if (pool) drawn.setBox(pool, around([...plan.nodes.values()]));
  for (const lane of lanes) {
    const box = plan.lanes.find(({ name }) => name === nameOf(lane))?.box;
    if (box) drawn.setBox(lane, box);
  }
  for (const [id, box] of plan.nodes) {
    const node = graph.nodes.get(id);
    if (node) drawn.setBox(node, box);
  }
  drawWays(change, drawn, new Set(graph.flows.map(idOf)), new Set(graph.nodes.keys()));
}

function around(
  boxes: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[],
) {
  const x = Math.min(...boxes.map((box) => box.x)) - 70;
  const y = Math.min(...boxes.map((box) => box.y)) - 40;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + 40;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + 40;
  return { x, y, width: right - x, height: bottom - y };
}
