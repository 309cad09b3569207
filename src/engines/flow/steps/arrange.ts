import { type Element, idOf, oneOf } from "./document.ts";
import type { Box } from "./drawn.ts";
import type { Graph } from "./graph.ts";

/** Where everything stands in a drawing laid out by this part. */
export type Arrangement = {
  readonly nodes: ReadonlyMap<string, Box>;
  /** Lanes by their names, top to bottom; one nameless row where there are none. */
  readonly lanes: readonly { readonly name: string; readonly box: Box }[];
  readonly pool: Box | undefined;
  /** Arrows that lead back to an earlier column. */
  readonly back: ReadonlySet<string>;
};

/** Width and height of a node as it is drawn. */
export function sizeOf({ $type }: Element): { readonly width: number; readonly height: number } {
  if (/Event$/.test($type)) return { width: 36, height: 36 };
  if (/Gateway$/.test($type)) return { width: 50, height: 50 };
  return { width: 120, height: 80 };
}

const rowHeight = 124;
const lanePadding = 10;
const titleWidth = 30;
const origin = { x: 160, y: 80 };

/**
 * Arranges a process in columns by the order of work and rows by lane: left to right, each lane as high as it needs to be.
 * @param laneNames lanes from top to bottom; elements in no lane join the first
 */
export function arrange(graph: Graph, laneNames: readonly string[]): Arrangement {
  const { columns, back } = columnsOf(graph);
  const lanes = laneNames.length === 0 ? [""] : laneNames;
  const laneOf = (id: string) => Math.max(0, lanes.indexOf(graph.lane(id)));
  const cells = placeInRows(graph, columns, back, laneOf);
  const heights = lanes.map(
    (_, lane) => 1 + Math.max(0, ...[...cells].filter(([id]) => laneOf(id) === lane).map(([, row]) => row)),
  );
  const tops = heights.map(
    (_, lane) => origin.y + heights.slice(0, lane).reduce((sum, rows) => sum + rows * rowHeight + lanePadding * 2, 0),
  );
  const inner = laneNames.length === 0 ? 0 : titleWidth * 2;
  const lefts = leftsOf(graph, columns, origin.x + inner + 40);
  const nodes = new Map<string, Box>();
  for (const [id, node] of graph.nodes) {
    if (node.$type === "bpmn:BoundaryEvent") continue;
    const size = sizeOf(node);
    const column = lefts[columns.get(id) ?? 0];
    const top = (tops[laneOf(id)] ?? origin.y) + lanePadding + (cells.get(id) ?? 0) * rowHeight;
    if (!column) continue;
    nodes.set(id, {
      ...size,
      x: column.left + (column.width - size.width) / 2,
      y: top + (rowHeight - size.height) / 2,
    });
  }
  const right = Math.max(origin.x + 600, ...[...nodes.values()].map(({ x, width }) => x + width)) + 60;
  return { nodes: withBoundaries(graph, nodes), back, ...frames(laneNames, tops, heights, right) };
}

function frames(laneNames: readonly string[], tops: readonly number[], heights: readonly number[], right: number) {
  if (laneNames.length === 0) return { lanes: [], pool: undefined };
  const lanes = laneNames.map((name, lane) => ({
    name,
    box: {
      x: origin.x + titleWidth,
      y: tops[lane] ?? origin.y,
      width: right - origin.x - titleWidth,
      height: (heights[lane] ?? 1) * rowHeight + lanePadding * 2,
    },
  }));
  const height = lanes.reduce((sum, { box }) => sum + box.height, 0);
  return { lanes, pool: { x: origin.x, y: origin.y, width: right - origin.x, height } };
}

/** Events on the edge of a step sit at its lower right corner, one beside the other. */
export function withBoundaries(graph: Graph, nodes: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  const all = new Map(nodes);
  for (const [id, host] of nodes)
    graph.boundaries(id).forEach((event, index) => {
      if (!all.has(idOf(event)))
        all.set(idOf(event), {
          x: host.x + host.width - 48 - index * 44,
          y: host.y + host.height - 18,
          width: 36,
          height: 36,
        });
    });
  return all;
}

/** An arrow as the arrangement sees it: what leaves an event on the edge of a step leaves the step. */
type Arc = { readonly id: string; readonly from: string; readonly to: string };

function arcsOf(graph: Graph): readonly Arc[] {
  return graph.flows.map((flow) => {
    const source = oneOf(flow, "sourceRef");
    const host = source?.$type === "bpmn:BoundaryEvent" ? oneOf(source, "attachedToRef") : source;
    return { id: idOf(flow), from: idOf(host), to: idOf(oneOf(flow, "targetRef")) };
  });
}

function columnsOf(graph: Graph): {
  readonly columns: ReadonlyMap<string, number>;
  readonly back: ReadonlySet<string>;
} {
  const arcs = arcsOf(graph);
  const out = Map.groupBy(arcs, ({ from }) => from);
  const ids = [...graph.nodes].filter(([, node]) => node.$type !== "bpmn:BoundaryEvent").map(([id]) => id);
  const entered = new Set(arcs.map(({ to }) => to));
  const back = new Set<string>();
  const state = new Map<string, "open" | "done">();
  const order: string[] = [];
  const visit = (id: string): void => {
    state.set(id, "open");
    for (const arc of out.get(id) ?? []) {
      if (state.get(arc.to) === "open") back.add(arc.id);
      else if (!state.has(arc.to)) visit(arc.to);
    }
    state.set(id, "done");
    order.unshift(id);
  };
  for (const id of [...ids.filter((one) => !entered.has(one)), ...ids]) if (!state.has(id)) visit(id);
  const columns = new Map(ids.map((id) => [id, 0]));
  for (const id of order)
    for (const arc of out.get(id) ?? [])
      if (!back.has(arc.id)) columns.set(arc.to, Math.max(columns.get(arc.to) ?? 0, (columns.get(id) ?? 0) + 1));
  return { columns, back };
}

/** Rows within lanes: a node stands in the row of the one before it where that is free, else in the next free one below. */
function placeInRows(
  graph: Graph,
  columns: ReadonlyMap<string, number>,
  back: ReadonlySet<string>,
  laneOf: (id: string) => number,
): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const taken = new Set<string>();
  const arcs = arcsOf(graph).filter(({ id }) => !back.has(id));
  const order = [...columns].sort(
    ([a, left], [b, right]) =>
      left - right || arcs.findIndex(({ to }) => to === a) - arcs.findIndex(({ to }) => to === b),
  );
  for (const [id, column] of order) {
    const lane = laneOf(id);
    const before = arcs.filter(({ to }) => to === id);
    const near = before.find(({ from }) => laneOf(from) === lane && rows.has(from));
    const isSide = before.length > 0 && before.every((arc) => isReminder(graph, arc.id));
    const wanted = (near ? (rows.get(near.from) ?? 0) : 0) + (isSide && near ? 1 : 0);
    const free = (row: number) => {
      const from = near ? (columns.get(near.from) ?? column) + 1 : column;
      for (let at = from; at <= column; at++) if (taken.has(`${lane} ${row} ${at}`)) return false;
      return true;
    };
    let row = wanted;
    while (!free(row)) row++;
    rows.set(id, row);
    const start = near && rows.get(near.from) === row ? (columns.get(near.from) ?? column) + 1 : column;
    for (let at = start; at <= column; at++) taken.add(`${lane} ${row} ${at}`);
  }
  return rows;
}

function isReminder(graph: Graph, flowId: string): boolean {
  const flow = graph.flows.find((one) => idOf(one) === flowId);
  return (flow && oneOf(flow, "sourceRef"))?.$type === "bpmn:BoundaryEvent";
}

/** Left edge and width of every column; after a gateway there is room for the words on its arrows. */
function leftsOf(
  graph: Graph,
  columns: ReadonlyMap<string, number>,
  left: number,
): readonly { readonly left: number; readonly width: number }[] {
  const count = 1 + Math.max(0, ...columns.values());
  const lefts: { left: number; width: number }[] = [];
  let at = left;
  for (let column = 0; column < count; column++) {
    const inColumn = [...columns].filter(([, own]) => own === column).flatMap(([id]) => graph.nodes.get(id) ?? []);
    const width = Math.max(36, ...inColumn.map((node) => sizeOf(node).width));
    lefts.push({ left: at, width });
    const parts = inColumn.some(
      (node) =>
        /Gateway$/.test(node.$type) &&
        graph.out(idOf(node)).some((flow) => oneOf(flow, "targetRef") && String(flow.get("name") ?? "") !== ""),
    );
    at += width + (parts ? 100 : 50);
  }
  return lefts;
}
