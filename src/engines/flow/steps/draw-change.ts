import { arrange } from "./arrange.ts";
import type { Change } from "./change.ts";
import { type Element, idOf, listOf, nameOf, oneOf } from "./document.ts";
import { drawMore } from "./draw-more.ts";
import { drawWhole } from "./draw-whole.ts";
import { type Drawn, openDrawn } from "./drawn.ts";
import { lanesOf } from "./graph.ts";

/**
 * To be called before a change; what it returns draws the change. A drawing that stands exactly as this part lays drawings out is laid out anew,
 * so that it stays tidy; one that somebody arranged keeps its places, and what is new finds room between.
 */
export function drawChange(change: Change): () => void {
  const { document, process } = change;
  const before = isOwn(change, openDrawn(document, process));
  const poolBefore = poolOf(change);
  return () => {
    const drawn = openDrawn(document, process);
    drawn.drop(change.gone);
    const pool = poolOf(change);
    if (before || pool !== poolBefore) drawWhole(change, openDrawn(document, process), pool);
    else drawMore(change, openDrawn(document, process), pool);
  };
}

/** Lays a flow out anew, whoever arranged it. */
export function drawAnew(change: Change): void {
  drawWhole(change, openDrawn(change.document, change.process), poolOf(change));
}

/** The pool around the process, if there is one. */
function poolOf({ document, process }: Change): Element | undefined {
  return listOf(document.definitions, "rootElements")
    .filter(({ $type }) => $type === "bpmn:Collaboration")
    .flatMap((one) => listOf(one, "participants"))
    .find((pool) => oneOf(pool, "processRef") === process);
}

function isOwn(change: Change, drawn: Drawn): boolean {
  const graph = change.graph();
  const nodes = [...graph.nodes.keys()];
  const lanes = lanesOf(change.process);
  if (!nodes.some((id) => drawn.box(id))) return true;
  const pool = poolOf(change);
  const known = new Set([...nodes, ...graph.flows.map(idOf), ...lanes.map(idOf), ...(pool ? [idOf(pool)] : [])]);
  if ([...drawn.items.keys()].some((id) => !known.has(id)) || lanes.some((lane) => oneOf(lane, "childLaneSet")))
    return false;
  const { nodes: boxes } = arrange(graph, lanes.map(nameOf));
  return nodes.every((id) => {
    const [is, should] = [drawn.box(id), boxes.get(id)];
    return (
      is &&
      should &&
      Math.abs(is.x - should.x) < 1 &&
      Math.abs(is.y - should.y) < 1 &&
      Math.abs(is.width - should.width) < 1
    );
  });
}
