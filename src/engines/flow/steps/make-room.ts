import { idOf, listOf, oneOf } from "./document.ts";
import type { Drawn } from "./drawn.ts";

/**
 * Makes room in a whole drawing: everything right of (or below) a line moves on, what the line cuts through grows.
 * @param at where the line runs: a frame that ends there grows, what begins there moves
 * @param grow false: only what lies beyond moves
 */
export function makeRoom(drawn: Drawn, axis: "x" | "y", at: number, by: number, grow = true): void {
  const length = axis === "x" ? "width" : "height";
  for (const [id, item] of drawn.items) {
    const box = drawn.box(id);
    const element = oneOf(item, "bpmnElement");
    if (box && element) {
      if (box[axis] >= at) drawn.setBox(element, { ...box, [axis]: box[axis] + by });
      else if (grow && box[axis] + box[length] >= at && isFrame(element.$type))
        drawn.setBox(element, { ...box, [length]: box[length] + by });
    }
    const label = drawn.label(id);
    if (label && label[axis] >= at) drawn.setLabel(idOf(element), { ...label, [axis]: label[axis] + by });
    for (const point of listOf(item, "waypoint")) {
      const value = Number(point.get(axis));
      if (value >= at) point.set(axis, value + by);
    }
  }
}

/** Pools, lanes, groups and opened sub-processes hold others: they grow. */
function isFrame(type: string): boolean {
  return /^bpmn:(Participant|Lane|Group|SubProcess|Transaction|AdHocSubProcess)$/.test(type);
}
