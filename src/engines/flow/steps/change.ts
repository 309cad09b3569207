import {
  adopt,
  type Document,
  dropFrom,
  type Element,
  freshId,
  idOf,
  listOf,
  oneOf,
  setText,
  textOf,
} from "./document.ts";
import { type Graph, graphOf } from "./graph.ts";

/** A process while it is changed, and what has to be drawn anew afterwards. */
export type Change = {
  readonly document: Document;
  readonly process: Element;
  /** Ids of nodes that have no place yet, and of arrows whose way has changed. */
  readonly newNodes: Set<string>;
  readonly newWays: Set<string>;
  /** Ids of what was taken away, to be taken out of the picture too. */
  readonly gone: Set<string>;
  graph(): Graph;
  /** To be called after each change of nodes or arrows. */
  changed(): void;
};

/** Begins to change a process. */
export function beginChange(document: Document, process: Element): Change {
  let graph: Graph | undefined;
  return {
    document,
    process,
    newNodes: new Set(),
    newWays: new Set(),
    gone: new Set(),
    graph: () => {
      graph ??= graphOf(process);
      return graph;
    },
    changed: () => {
      graph = undefined;
    },
  };
}

/** Adds a node. */
export function addNode(change: Change, type: string, id: string, name: string): Element {
  const node = change.document.create(type, { id, ...(name === "" ? {} : { name }) });
  adopt(change.process, "flowElements", node);
  change.newNodes.add(id);
  change.changed();
  return node;
}

/** Adds an arrow. */
export function connect(change: Change, from: Element, to: Element): Element {
  const flow = change.document.create("bpmn:SequenceFlow", { id: freshId(change.document, "Flow") });
  adopt(change.process, "flowElements", flow);
  flow.set("sourceRef", from);
  flow.set("targetRef", to);
  listOf(from, "outgoing").push(flow);
  listOf(to, "incoming").push(flow);
  change.newWays.add(idOf(flow));
  change.changed();
  return flow;
}

/** Lets an arrow lead elsewhere. */
export function retarget(change: Change, flow: Element, to: Element): void {
  const before = oneOf(flow, "targetRef");
  if (before === to) return;
  if (before) dropFrom(listOf(before, "incoming"), flow);
  flow.set("targetRef", to);
  listOf(to, "incoming").push(flow);
  change.newWays.add(idOf(flow));
  change.changed();
}

/** Lets an arrow come from elsewhere. */
export function leaveFrom(change: Change, flow: Element, from: Element): void {
  const before = oneOf(flow, "sourceRef");
  if (before === from) return;
  if (before) leave(before, flow);
  flow.set("sourceRef", from);
  listOf(from, "outgoing").push(flow);
  change.newWays.add(idOf(flow));
  change.changed();
}

/** Takes an arrow away. */
export function removeFlow(change: Change, flow: Element): void {
  const [from, to] = [oneOf(flow, "sourceRef"), oneOf(flow, "targetRef")];
  if (from) leave(from, flow);
  if (to) dropFrom(listOf(to, "incoming"), flow);
  dropFrom(listOf(change.process, "flowElements"), flow);
  forgetLinks(change, idOf(flow));
  change.newWays.delete(idOf(flow));
  change.gone.add(idOf(flow));
  change.changed();
}

function leave(from: Element, flow: Element): void {
  dropFrom(listOf(from, "outgoing"), flow);
  if (oneOf(from, "default") === flow) from.set("default", undefined);
}

/** Takes a node away, with its arrows and with the lines that tie notes and messages to it; the notes themselves stay. */
export function removeNode(change: Change, node: Element): void {
  const graph = change.graph();
  const id = idOf(node);
  for (const flow of new Set([...graph.out(id), ...graph.in(id)])) removeFlow(change, flow);
  dropFrom(listOf(change.process, "flowElements"), node);
  forgetLinks(change, id);
  change.newNodes.delete(id);
  change.gone.add(id);
  // What ties data to a step goes with the step.
  for (const name of ["dataInputAssociations", "dataOutputAssociations"])
    for (const tie of listOf(node, name)) change.gone.add(idOf(tie));
  change.changed();
}

function forgetLinks({ document, process, gone }: Change, id: string): void {
  const touches = (line: Element) =>
    [oneOf(line, "sourceRef"), oneOf(line, "targetRef")].some((end) => idOf(end) === id);
  const forget = (list: Element[], kind: RegExp) => {
    for (const line of list.filter((one) => kind.test(one.$type) && touches(one))) {
      dropFrom(list, line);
      gone.add(idOf(line));
    }
  };
  forget(listOf(process, "artifacts"), /Association$/);
  for (const root of listOf(document.definitions, "rootElements"))
    if (root.$type === "bpmn:Collaboration") {
      forget(listOf(root, "messageFlows"), /MessageFlow$/);
      forget(listOf(root, "artifacts"), /Association$/);
    }
}

/** Makes another kind of element of a node; everything else of it stays. */
export function changeKind(change: Change, node: Element, type: string): Element {
  const { document, process } = change;
  const graph = change.graph();
  const id = idOf(node);
  const fresh = document.create(type, { id, ...(textOf(node, "name") === "" ? {} : { name: node.get("name") }) });
  Object.assign(fresh.$attrs, node.$attrs);
  for (const name of ["documentation", "extensionElements", "incoming", "outgoing", "default"]) {
    const value = node.get(name);
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) fresh.set(name, value);
  }
  const elements = listOf(process, "flowElements");
  fresh.$parent = process;
  elements[elements.indexOf(node)] = fresh;
  for (const flow of graph.out(id)) flow.set("sourceRef", fresh);
  for (const flow of graph.in(id)) flow.set("targetRef", fresh);
  for (const event of graph.boundaries(id)) event.set("attachedToRef", fresh);
  repoint(document.definitions, node, fresh, process);
  change.changed();
  return fresh;
}

/** Whatever else names the old element (lanes, notes, the picture) now names the new one. */
function repoint(definitions: Element, before: Element, after: Element, process: Element): void {
  const lanes = (set: Element): readonly Element[] =>
    listOf(set, "lanes").flatMap((lane) => [
      lane,
      ...(oneOf(lane, "childLaneSet") ? lanes(oneOf(lane, "childLaneSet") ?? lane) : []),
    ]);
  for (const lane of listOf(process, "laneSets").flatMap(lanes)) {
    const nodes = listOf(lane, "flowNodeRef");
    const at = nodes.indexOf(before);
    if (at >= 0) nodes[at] = after;
  }
  const artifacts = listOf(process, "artifacts");
  const roots = listOf(definitions, "rootElements").filter(({ $type }) => $type === "bpmn:Collaboration");
  for (const line of [
    ...artifacts,
    ...roots.flatMap((one) => [...listOf(one, "messageFlows"), ...listOf(one, "artifacts")]),
  ])
    for (const end of ["sourceRef", "targetRef"]) if (oneOf(line, end) === before) line.set(end, after);
  for (const diagram of listOf(definitions, "diagrams")) {
    const plane = oneOf(diagram, "plane");
    for (const shape of plane ? listOf(plane, "planeElement") : [])
      if (oneOf(shape, "bpmnElement") === before) shape.set("bpmnElement", after);
  }
}

/** Puts elements into the order given, in the places that they hold together; everything between stays. */
export function inOrder(list: Element[], wanted: readonly Element[]): void {
  const places = wanted.map((one) => list.indexOf(one)).sort((a, b) => a - b);
  wanted.forEach((one, index) => {
    const place = places[index];
    if (place !== undefined && place >= 0) list[place] = one;
  });
}

/** Writes a FEEL condition on an arrow, or takes it away. */
export function setCondition({ document }: Change, flow: Element, feel: string): void {
  const before = oneOf(flow, "conditionExpression");
  if (feel === "") {
    if (before) flow.set("conditionExpression", undefined);
    return;
  }
  if (before) {
    if (textOf(before, "body") !== feel) setText(before, "body", feel);
    return;
  }
  const expression = document.create("bpmn:FormalExpression", { body: feel });
  expression.$parent = flow;
  flow.set("conditionExpression", expression);
}
