import { type Document, type Element, idOf, listOf, nameOf, oneOf } from "./document.ts";

/** The top of a process as nodes and arrows; made anew after a change. */
export type Graph = {
  readonly process: Element;
  readonly nodes: ReadonlyMap<string, Element>;
  /** In the order of the file. */
  readonly flows: readonly Element[];
  out(id: string): readonly Element[];
  in(id: string): readonly Element[];
  boundaries(id: string): readonly Element[];
  /** Name of the innermost lane an element lies in; empty for none. */
  lane(id: string): string;
};

/** The process that is carried out: the executable one, else the first that holds elements. */
export function processOf(document: Document): Element | undefined {
  const all = listOf(document.definitions, "rootElements").filter(({ $type }) => $type === "bpmn:Process");
  const full = all.filter((one) => listOf(one, "flowElements").length > 0);
  return full.find((one) => one.get("isExecutable") === true) ?? full[0] ?? all[0];
}

/** Reads a process as a graph. */
export function graphOf(process: Element): Graph {
  const elements = listOf(process, "flowElements");
  const flows = elements.filter(({ $type }) => $type === "bpmn:SequenceFlow");
  const nodes = new Map(elements.filter(isNode).map((one) => [idOf(one), one]));
  const out = groupBy(flows, (flow) => idOf(oneOf(flow, "sourceRef")));
  const into = groupBy(flows, (flow) => idOf(oneOf(flow, "targetRef")));
  const boundaries = groupBy(
    elements.filter(({ $type }) => $type === "bpmn:BoundaryEvent"),
    (event) => idOf(oneOf(event, "attachedToRef")),
  );
  const lanes = new Map<string, string>();
  for (const lane of lanesOf(process))
    for (const node of listOf(lane, "flowNodeRef")) lanes.set(idOf(node), nameOf(lane));
  return {
    process,
    nodes,
    flows,
    out: (id) => out.get(id) ?? [],
    in: (id) => into.get(id) ?? [],
    boundaries: (id) => boundaries.get(id) ?? [],
    lane: (id) => lanes.get(id) ?? "",
  };
}

/** Every lane of a process, outer before inner. */
export function lanesOf(process: Element): readonly Element[] {
  return listOf(process, "laneSets").flatMap(lanesOfSet);
}

function lanesOfSet(set: Element): readonly Element[] {
  return listOf(set, "lanes").flatMap((lane) => {
    const inner = oneOf(lane, "childLaneSet");
    return [lane, ...(inner ? lanesOfSet(inner) : [])];
  });
}

/** Whether an element is a node: an event, a gateway or an activity. */
function isNode({ $type }: Element): boolean {
  return /(Event|Gateway|Task|Activity|SubProcess|Transaction)$/.test($type);
}

function groupBy(
  elements: readonly Element[],
  key: (element: Element) => string,
): ReadonlyMap<string, readonly Element[]> {
  return Map.groupBy(elements, key);
}
