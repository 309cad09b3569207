import {
  addNode,
  beginChange,
  type Change,
  changeKind,
  connect,
  inOrder,
  removeFlow,
  removeNode,
  retarget,
} from "./change.ts";
import { checkTable } from "./check-table.ts";
import {
  type Document,
  type Element,
  freshId,
  idOf,
  listOf,
  nameOf,
  oneOf,
  openDocument,
  setOwn,
  setText,
} from "./document.ts";
import { drawChange } from "./draw-change.ts";
import { isMerge, type ReadDocument, readDocument, type StepParts } from "./read-steps.ts";
import { type Step, type StepEnd, type StepProblem, type StepTable, StepTableError } from "./step-table.ts";
import { writeLanes } from "./write-lanes.ts";
import { writeReminder } from "./write-reminder.ts";
import { writeWays } from "./write-ways.ts";

/** A file with nothing in it: what a table is written into when there was no drawing. */
export const emptyFlow = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:lt="urn:lienthong:flow:1" id="Definitions_1" targetNamespace="urn:lienthong:flow">
  <bpmn:process id="Process_1" isExecutable="true">
    <bpmn:startEvent id="Start_1" name="Tiếp nhận hồ sơ" />
  </bpmn:process>
</bpmn:definitions>
`;

/**
 * Writes a step table into a BPMN file with its drawing. What the table does not speak of stays as it was; elements that stay keep their places,
 * unless the drawing was laid out by this very function and nobody moved anything: then it is laid out anew.
 * Throws StepTableError when the table cannot be written, FlowFileError when the earlier file cannot be read.
 */
export async function writeSteps(table: StepTable, earlierXml: string = emptyFlow): Promise<string> {
  const document = await openDocument(earlierXml);
  const read = readDocument(document);
  const problems = [...checkTable(table, read), ...held(table, read)];
  if (problems.length > 0) throw new StepTableError(problems);
  if (JSON.stringify(table) === JSON.stringify(read.table) && earlierXml !== emptyFlow) return earlierXml;
  const change = beginChange(document, read.process);
  const redraw = drawChange(change);
  setText(read.process, "name", table.name);
  renameParticipant(document, read.process, read.table.name, table.name);
  const written = writeNodes(change, table, read);
  writeAllWays(change, table, read, written);
  removeGone(change, table, read);
  tidyMerges(change);
  for (const step of table.steps)
    writeReminder(change, step, written.get(step.id)?.node, read.parts.get(step.id)?.reminder);
  order(change, table, written);
  writeLanes(change, table, written);
  redraw();
  return document.print();
}

/** The elements of a row once they are there. */
export type Written = { readonly node: Element; readonly join?: Element };

/** What keeps a row from being taken away: something that only the drawing says hangs on it. */
function held(table: StepTable, read: ReadDocument): readonly StepProblem[] {
  const { graph } = read;
  const kept = new Set([...table.steps, ...table.ends].map(({ id }) => id));
  const drawn = new Set(read.notExpressible.map(({ element }) => element));
  const gone = [...read.table.steps, ...read.table.ends].filter(({ id }) => !kept.has(id));
  return gone.flatMap(({ id, name }) => {
    const boundary = read.parts.get(id)?.reminder?.boundary;
    const hangs = graph.boundaries(id).some((event) => event !== boundary);
    const led = [...drawn].some((from) => graph.out(from).some((flow) => reaches(read, flow, id)));
    if (!hangs && !led) return [];
    return [
      {
        row: id,
        field: "row",
        message: {
          vi: `Không bỏ được “${name}” trong bảng, vì sơ đồ còn nối tới nó bằng phần bảng không ghi được. Hãy bỏ trên sơ đồ.`,
          en: `“${name}” cannot be removed here: the drawing ties something to it that the table cannot say. Remove it in the drawing.`,
        },
      },
    ];
  });
}

function reaches({ graph }: ReadDocument, flow: Element, id: string): boolean {
  const seen = new Set<Element>();
  let at: Element | undefined = oneOf(flow, "targetRef");
  while (at && !seen.has(at)) {
    if (idOf(at) === id) return true;
    seen.add(at);
    const next: Element | undefined = isMerge(graph, at) ? graph.out(idOf(at))[0] : undefined;
    at = next && oneOf(next, "targetRef");
  }
  return false;
}

function renameParticipant(document: Document, process: Element, before: string, after: string): void {
  for (const root of listOf(document.definitions, "rootElements"))
    for (const one of root.$type === "bpmn:Collaboration" ? listOf(root, "participants") : [])
      if (oneOf(one, "processRef") === process && nameOf(one) === before) setText(one, "name", after);
}

function writeNodes(change: Change, table: StepTable, read: ReadDocument): ReadonlyMap<string, Written> {
  const written = new Map<string, Written>();
  for (const step of table.steps) written.set(step.id, writeNode(change, step, read.parts.get(step.id)));
  for (const end of table.ends) written.set(end.id, { node: writeEnd(change, end, read) });
  return written;
}

const taskType = { task: "bpmn:UserTask", wait: "bpmn:ReceiveTask" } as const;

function writeNode(change: Change, step: Step, parts: StepParts | undefined): Written {
  if (step.kind === "parallel") return writeParallel(change, step, parts);
  if (parts?.join) for (const one of [parts.join, ...branchNodes(change, parts)]) removeNode(change, one);
  const there = parts?.node ?? change.graph().nodes.get(step.id);
  const fits = there && parts?.step.kind === step.kind;
  const node = fits
    ? there
    : there
      ? changeKind(change, there, taskType[step.kind])
      : addNode(change, taskType[step.kind], step.id, "");
  if (nameOf(node) !== step.name) setText(node, "name", step.name);
  setOwn(change.document, node, "agency", step.agency);
  setOwn(change.document, node, "allowance", step.allowance);
  setOwn(change.document, node, "clock", step.clock === null ? "" : "pause");
  setOwn(change.document, node, "reason", step.clock ?? "");
  return { node };
}

function branchNodes(change: Change, parts: StepParts): readonly Element[] {
  const graph = change.graph();
  return parts.step.branches.flatMap(({ id }) => graph.nodes.get(id) ?? []);
}

function writeParallel(change: Change, step: Step, parts: StepParts | undefined): Written {
  if (parts && !parts.join) {
    if (parts.decision) removeNode(change, parts.decision);
    for (const flow of change.graph().out(step.id)) removeFlow(change, flow);
  }
  const there = parts?.node;
  const fork = there
    ? parts.join
      ? there
      : changeKind(change, there, "bpmn:ParallelGateway")
    : addNode(change, "bpmn:ParallelGateway", step.id, "");
  for (const name of ["agency", "allowance", "clock", "reason"]) setOwn(change.document, fork, name, "");
  if (nameOf(fork) !== step.name) setText(fork, "name", step.name);
  const join = parts?.join ?? addNode(change, "bpmn:ParallelGateway", freshId(change.document, "Join"), "");
  const wanted = new Set(step.branches.map(({ id }) => id));
  for (const gone of parts?.join ? branchNodes(change, parts).filter((one) => !wanted.has(idOf(one))) : [])
    removeNode(change, gone);
  const ways = step.branches.map((branch) => {
    const before = change.graph().nodes.get(branch.id);
    const task = before ?? addNode(change, "bpmn:UserTask", branch.id, "");
    if (nameOf(task) !== branch.name) setText(task, "name", branch.name);
    setOwn(change.document, task, "agency", branch.agency);
    setOwn(change.document, task, "allowance", branch.allowance);
    if (change.graph().out(branch.id).length === 0) connect(change, task, join);
    return change.graph().in(branch.id)[0] ?? connect(change, fork, task);
  });
  inOrder(listOf(change.process, "flowElements"), ways);
  return { node: fork, join };
}

function writeEnd(change: Change, end: StepEnd, read: ReadDocument): Element {
  const node = read.graph.nodes.get(end.id) ?? addNode(change, "bpmn:EndEvent", end.id, "");
  if (nameOf(node) !== end.name) setText(node, "name", end.name);
  return node;
}

function writeAllWays(
  change: Change,
  table: StepTable,
  read: ReadDocument,
  written: ReadonlyMap<string, Written>,
): void {
  const entry = (id: string): Element | undefined => {
    const node = written.get(id)?.node ?? change.graph().nodes.get(id);
    const graph = change.graph();
    const merge = node && graph.in(idOf(node)).map((flow) => oneOf(flow, "sourceRef"));
    return merge?.find((one) => one && isMerge(graph, one) && graph.in(idOf(one)).length > 1) ?? node;
  };
  for (const step of table.steps) {
    const parts = read.parts.get(step.id);
    const source = written.get(step.id);
    if (!source) continue;
    const isSame = parts !== undefined && JSON.stringify(parts.step.next) === JSON.stringify(step.next);
    const isSplit = parts !== undefined && (parts.step.kind === "parallel") !== (step.kind === "parallel");
    if (!isSame || isSplit) writeWays(change, source.join ?? source.node, step, isSplit ? undefined : parts, entry);
  }
  if (table.first === null || !read.start || table.first === read.table.first) return;
  const [way] = change.graph().out(idOf(read.start));
  const target = table.first === "" ? undefined : entry(table.first);
  if (way && target) retarget(change, way, target);
  else if (way) removeFlow(change, way);
  else if (target) connect(change, read.start, target);
}

function removeGone(change: Change, table: StepTable, read: ReadDocument): void {
  const kept = new Set([...table.steps, ...table.ends].map(({ id }) => id));
  for (const [id, parts] of read.parts) {
    if (kept.has(id)) continue;
    const { decision, join, reminder, node } = parts;
    const branches = join ? branchNodes(change, parts) : [];
    for (const one of [decision, join, reminder?.boundary, reminder?.send, reminder?.end, ...branches, node])
      if (one) removeNode(change, one);
  }
  for (const { id } of read.table.ends) {
    const node = kept.has(id) ? undefined : change.graph().nodes.get(id);
    if (node) removeNode(change, node);
  }
}

/** Gateways that brought arrows together and no longer do are in the way. */
function tidyMerges(change: Change): void {
  for (const id of change.graph().nodes.keys()) {
    const graph = change.graph();
    const node = graph.nodes.get(id);
    const [way] = graph.out(id);
    const into = graph.in(id);
    if (!node || !way || !isMerge(graph, node)) continue;
    const target = oneOf(way, "targetRef");
    const touched = change.newWays.size > 0 && into.length < 2 && nameOf(node) === "";
    if (!touched || !target || target === node) continue;
    for (const flow of into) retarget(change, flow, target);
    removeNode(change, node);
  }
}

function order(change: Change, table: StepTable, written: ReadonlyMap<string, Written>): void {
  const elements = listOf(change.process, "flowElements");
  for (const rows of [table.steps, table.ends])
    inOrder(
      elements,
      rows.flatMap(({ id }) => written.get(id)?.node ?? []),
    );
  change.changed();
}
