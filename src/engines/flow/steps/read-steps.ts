import { type Document, type Element, idOf, listOf, nameOf, oneOf, openDocument, ownOf, textOf } from "./document.ts";
import { type Graph, graphOf, processOf } from "./graph.ts";
import {
  clockReasons,
  type NotExpressible,
  type Step,
  type StepBranch,
  type StepChoice,
  type StepReminder,
  type StepTable,
} from "./step-table.ts";
import { whyNot } from "./why-not.ts";

/** A flow read as a table, with what the table cannot say. */
export type ReadSteps = { readonly table: StepTable; readonly notExpressible: readonly NotExpressible[] };

/** Reads a BPMN file as a step table. Throws FlowFileError when it cannot be read as BPMN. */
export async function readSteps(xml: string): Promise<ReadSteps> {
  const { table, notExpressible } = readDocument(await openDocument(xml));
  return { table, notExpressible };
}

/** The elements behind a row. */
export type StepParts = {
  readonly step: Step;
  /** The task; the fork of a parallel step. */
  readonly node: Element;
  readonly join?: Element;
  /** The gateway at which outcomes part. */
  readonly decision?: Element;
  /** The arrows of the choices, in their order. */
  readonly ways: readonly Element[];
  readonly reminder?: { readonly boundary: Element; readonly send: Element; readonly end: Element };
};

/** A file with the table that it says and the elements behind the rows. */
export type ReadDocument = ReadSteps & {
  readonly process: Element;
  readonly graph: Graph;
  readonly start: Element | undefined;
  readonly parts: ReadonlyMap<string, StepParts>;
};

/** Reads an open file. A file without a process reads as an empty table. */
export function readDocument(document: Document): ReadDocument {
  const process = processOf(document) ?? addProcess(document);
  const graph = graphOf(process);
  const reading: Reading = { graph, used: new Set() };
  const start = findStart(reading);
  const ends = [...graph.nodes.values()].filter((node) => isPlainEnd(reading, node));
  const parts = new Map<string, StepParts>();
  for (const node of graph.nodes.values()) {
    const found = readParallel(reading, node);
    if (found) parts.set(idOf(node), found);
  }
  for (const node of graph.nodes.values()) {
    if (reading.used.has(idOf(node))) continue;
    const found = readTask(reading, node);
    if (found) parts.set(idOf(node), found);
  }
  const ordered = [...graph.nodes.keys()].flatMap((id) => parts.get(id) ?? []);
  const kept = ends.filter((end) => !reading.used.has(idOf(end)));
  const first = start && graph.out(idOf(start))[0];
  return {
    process,
    graph,
    start,
    parts,
    table: {
      name: nameOf(process),
      first: start ? (first ? targetOf(graph, first) : "") : null,
      steps: ordered.map(({ step }) => step),
      ends: kept.map((end) => ({ id: idOf(end), name: nameOf(end) })),
    },
    notExpressible: [...graph.nodes.values()]
      .filter((node) => node !== start && !parts.has(idOf(node)) && !kept.includes(node))
      .filter((node) => !reading.used.has(idOf(node)) && !isMerge(graph, node))
      .map((node) => ({ element: idOf(node), name: nameOf(node) || idOf(node), why: whyNot(graph, node) })),
  };
}

type Reading = { readonly graph: Graph; readonly used: Set<string> };

function addProcess(document: Document): Element {
  const process = document.create("bpmn:Process", { id: "Process_1", isExecutable: true });
  process.$parent = document.definitions;
  listOf(document.definitions, "rootElements").push(process);
  return process;
}

function findStart({ graph }: Reading): Element | undefined {
  const starts = [...graph.nodes.values()].filter(({ $type }) => $type === "bpmn:StartEvent");
  const [start, ...more] = starts;
  if (!start || more.length > 0 || hasEvent(start) || graph.in(idOf(start)).length > 0) return undefined;
  return graph.out(idOf(start)).length > 1 ? undefined : start;
}

function isPlainEnd({ graph }: Reading, node: Element): boolean {
  return node.$type === "bpmn:EndEvent" && !hasEvent(node) && graph.out(idOf(node)).length === 0;
}

function hasEvent(node: Element): boolean {
  return listOf(node, "eventDefinitions").length > 0;
}

/** A gateway that only brings arrows together: a table need not speak of it. */
export function isMerge(graph: Graph, node: Element): boolean {
  const [way, ...more] = graph.out(idOf(node));
  return (
    node.$type === "bpmn:ExclusiveGateway" &&
    way !== undefined &&
    more.length === 0 &&
    !oneOf(way, "conditionExpression")
  );
}

/** Where an arrow leads, past gateways that only bring arrows together. */
export function targetOf(graph: Graph, flow: Element): string {
  const seen = new Set<string>();
  let at = oneOf(flow, "targetRef");
  while (at && isMerge(graph, at) && !seen.has(idOf(at))) {
    seen.add(idOf(at));
    const [way] = graph.out(idOf(at));
    at = way && oneOf(way, "targetRef");
  }
  return idOf(at);
}

const worked = /^bpmn:UserTask$/;

function isWait(node: Element): boolean {
  if (node.$type === "bpmn:ReceiveTask") return true;
  const [event, ...more] = listOf(node, "eventDefinitions");
  return (
    node.$type === "bpmn:IntermediateCatchEvent" && event?.$type === "bpmn:MessageEventDefinition" && more.length === 0
  );
}

function readTask(reading: Reading, node: Element): StepParts | undefined {
  const { graph } = reading;
  const isTask = worked.test(node.$type);
  if ((!isTask && !isWait(node)) || oneOf(node, "loopCharacteristics")) return undefined;
  const [way, ...more] = graph.out(idOf(node));
  if (more.length > 0 || (way && oneOf(way, "conditionExpression"))) return undefined;
  const decision = way && decisionAt(graph, way);
  const ways = decision ? graph.out(idOf(decision)) : way ? [way] : [];
  const next = ways.map((flow) => choiceOf(graph, flow, decision));
  if (next.some(({ to }) => !graph.nodes.has(to))) return undefined;
  if (decision && next.filter(({ outcome, condition }) => outcome === "" && condition === "").length > 1)
    return undefined;
  if (decision) reading.used.add(idOf(decision));
  const reminder = readReminder(reading, node);
  return {
    node,
    ways,
    ...(decision ? { decision } : {}),
    ...(reminder ? { reminder: reminder.parts } : {}),
    step: {
      ...branchOf(graph, node),
      kind: isTask ? "task" : "wait",
      clock: clockOf(node),
      next,
      branches: [],
      reminder: reminder?.said ?? null,
    },
  };
}

function branchOf(graph: Graph, node: Element): StepBranch {
  const id = idOf(node);
  return {
    id,
    name: nameOf(node),
    role: graph.lane(id),
    agency: ownOf(node, "agency"),
    allowance: ownOf(node, "allowance"),
  };
}

function clockOf(node: Element): Step["clock"] {
  if (ownOf(node, "clock") !== "pause") return null;
  return clockReasons.find((reason) => reason === ownOf(node, "reason")) ?? "other";
}

/** The gateway an arrow leads to, when it does nothing but part the outcomes of the step before it. */
function decisionAt(graph: Graph, way: Element): Element | undefined {
  const gateway = oneOf(way, "targetRef");
  if (gateway?.$type !== "bpmn:ExclusiveGateway") return undefined;
  const id = idOf(gateway);
  return graph.in(id).length === 1 && graph.out(id).length > 1 ? gateway : undefined;
}

const byOutcome = /^=?\s*outcome\s*=\s*"([\w-]+)"\s*$/;

function choiceOf(graph: Graph, flow: Element, decision: Element | undefined): StepChoice {
  const expression = oneOf(flow, "conditionExpression");
  const written = decision && expression ? textOf(expression, "body").trim() : "";
  const outcome = byOutcome.exec(written)?.[1] ?? "";
  return { label: nameOf(flow), outcome, condition: outcome === "" ? written : "", to: targetOf(graph, flow) };
}

/** A fork whose every branch is one task, all of which meet at one join. */
function readParallel(reading: Reading, fork: Element): StepParts | undefined {
  const { graph } = reading;
  if (fork.$type !== "bpmn:ParallelGateway") return undefined;
  const branches = graph.out(idOf(fork)).map((flow) => oneOf(flow, "targetRef"));
  if (branches.length < 2) return undefined;
  const joins = new Set(branches.map((branch) => branch && joinAfter(graph, branch)));
  const [join] = joins;
  if (joins.size > 1 || !join || graph.in(idOf(join)).length !== branches.length) return undefined;
  const ways = graph.out(idOf(join));
  if (ways.length > 1 || ways.some((way) => oneOf(way, "conditionExpression"))) return undefined;
  const tasks = branches.flatMap((branch) => branch ?? []);
  for (const one of [join, ...tasks]) reading.used.add(idOf(one));
  return {
    node: fork,
    join,
    ways,
    step: {
      id: idOf(fork),
      kind: "parallel",
      name: nameOf(fork),
      ...{ role: "", agency: "", allowance: "", clock: null, reminder: null },
      next: ways.map((way) => choiceOf(graph, way, undefined)),
      branches: tasks.map((task) => branchOf(graph, task)),
    },
  };
}

function joinAfter(graph: Graph, branch: Element): Element | undefined {
  const id = idOf(branch);
  const [way, ...more] = graph.out(id);
  if (!worked.test(branch.$type) || more.length > 0 || !way || graph.in(id).length !== 1) return undefined;
  if (oneOf(branch, "loopCharacteristics") || graph.boundaries(id).length > 0 || clockOf(branch) !== null)
    return undefined;
  const join = oneOf(way, "targetRef");
  return join?.$type === "bpmn:ParallelGateway" ? join : undefined;
}

type ReadReminder = { readonly parts: NonNullable<StepParts["reminder"]>; readonly said: StepReminder };

/** A timer on the edge of a step that does not end it, followed by one sending task and an end. */
function readReminder(reading: Reading, node: Element): ReadReminder | undefined {
  const { graph } = reading;
  for (const boundary of graph.boundaries(idOf(node))) {
    const after = durationOf(boundary);
    const send = onlyTarget(graph, boundary);
    const end = send && onlyTarget(graph, send);
    if (after === "" || boundary.get("cancelActivity") !== false || send?.$type !== "bpmn:SendTask" || !end) continue;
    if (!isPlainEnd(reading, end) || graph.in(idOf(end)).length !== 1 || graph.in(idOf(send)).length !== 1) continue;
    for (const one of [boundary, send, end]) reading.used.add(idOf(one));
    return { parts: { boundary, send, end }, said: { after, name: nameOf(send) } };
  }
  return undefined;
}

function durationOf(boundary: Element): string {
  const [event, ...more] = listOf(boundary, "eventDefinitions");
  if (event?.$type !== "bpmn:TimerEventDefinition" || more.length > 0) return "";
  const written = oneOf(event, "timeDuration");
  return written ? textOf(written, "body").trim() : "";
}

function onlyTarget(graph: Graph, node: Element): Element | undefined {
  const [way, ...more] = graph.out(idOf(node));
  return way && more.length === 0 && !oneOf(way, "conditionExpression") ? oneOf(way, "targetRef") : undefined;
}
