import { checkMeaning } from "./check-meaning.ts";
import { checkPlaces } from "./check-places.ts";
import { readActivity } from "./compile-activity.ts";
import { compileEvent } from "./compile-event.ts";
import { type Drawing, type Element, elementOf, elementsOf, idOf, nameOf, readDrawing, textOf } from "./drawing.ts";
import { kindOf } from "./element-kinds.ts";
import type { FlowProblem, NodeKind, Plan, PlanFlow, PlanNode } from "./plan.ts";
import { reachOf } from "./reach.ts";
import { FlowFileError, type FlowProblemCode, problem } from "./refusal.ts";

/** The most elements a flow may have. */
const mostElements = 1_000;
/** The most arrows it may have. */
const mostArrows = 3_000;

/** A drawing compiled, or what keeps it from being carried out. */
export type CompiledFlow = {
  /** Absent when an error keeps the flow from being carried out. */
  readonly plan?: Plan;
  /** Id of the process that was chosen. */
  readonly process: string;
  /** How many activities, gateways and events it has. */
  readonly nodes: number;
  /** Everything found while compiling; soundness and style are looked at by `checkFlow`. */
  readonly problems: readonly FlowProblem[];
};

/**
 * Compiles a BPMN 2.0 file to a plan.
 * @param options.process id of the process to take; by default the executable one, else the first that holds elements
 * Throws FlowFileError when the file cannot be read or holds no such process.
 */
export async function compileFlow(xml: string, options: { readonly process?: string } = {}): Promise<CompiledFlow> {
  return compileDrawing(await readDrawing(xml), options);
}

/** Compiles a file that was already read. */
export function compileDrawing(drawing: Drawing, options: { readonly process?: string } = {}): CompiledFlow {
  const process = chooseProcess(drawing.definitions, options.process);
  const build: Build = {
    drawing,
    nodes: new Map(),
    flows: new Map(),
    problems: [],
    roles: new Map(),
    report: (severity, code, element, detail) =>
      build.problems.push(problem(severity, code, idOf(element), nameOf(element), detail)),
  };
  reportWarnings(build);
  if (isTooLarge(process)) {
    build.report("error", "too-many-elements", process);
    return { process: idOf(process), nodes: countNodes(process), problems: build.problems };
  }
  readScope(build, process, null);
  const plan: Plan = {
    process: idOf(process),
    name: nameOf(process),
    nodes: Object.fromEntries(build.nodes),
    flows: Object.fromEntries(build.flows),
    reach: {},
  };
  build.problems.push(...checkMeaning(plan), ...checkPlaces(plan));
  const failed = build.problems.some(({ severity }) => severity === "error");
  return {
    process: plan.process,
    nodes: build.nodes.size,
    problems: build.problems,
    ...(failed ? {} : { plan: { ...plan, reach: reachOf(plan) } }),
  };
}

/** What bpmn-moddle could not place. A vendor's own extension is kept, not understood; only what belongs to BPMN is worth a word. */
function reportWarnings(build: Build): void {
  for (const { message, element, property } of build.drawing.warnings) {
    const [, what, id] = /(illegal|duplicate) ID <([^>]*)>/.exec(message) ?? [];
    const at = idOf(element);
    // Of the picture alone nothing is carried out.
    const isPicture = /<\w*:?(BPMN(Diagram|Plane|Shape|Edge|Label)|Bounds|waypoint)\b/.test(message);
    if (id !== undefined && !isPicture)
      build.problems.push(problem("error", what === "illegal" ? "id-illegal" : "id-twice", id, "", id));
    else if (/unknown (type|attribute|element)|<(camunda|zeebe|lt):/i.test(message)) continue;
    // These name a variable or a code in Camunda's files, and are read as such.
    else if (property !== "bpmn:loopDataInputRef" && property !== "bpmn:errorRef")
      build.problems.push(problem("warning", "file-warning", at, "", message.split("\n")[0]));
  }
}

function insideOf(process: Element): readonly Element[] {
  const found: Element[] = [];
  const open = [process];
  for (let scope = open.pop(); scope; scope = open.pop()) {
    for (const element of elementsOf(scope, "flowElements")) {
      found.push(element);
      open.push(element);
    }
  }
  return found;
}

function isTooLarge(process: Element): boolean {
  const arrows = insideOf(process).filter(({ $type }) => $type === "bpmn:SequenceFlow");
  return countNodes(process) > mostElements || arrows.length > mostArrows;
}

function countNodes(process: Element): number {
  return insideOf(process).filter((element) => kindOf(element) !== undefined).length;
}

/** What is known while a drawing is read. */
export type Build = {
  readonly drawing: Drawing;
  readonly nodes: Map<string, PlanNode>;
  readonly flows: Map<string, PlanFlow>;
  readonly problems: FlowProblem[];
  /** Names of lanes by the id of the element that lies in them. */
  readonly roles: Map<string, string>;
  report(severity: FlowProblem["severity"], code: FlowProblemCode, element: Element, detail?: string): void;
};

function chooseProcess(definitions: Element, wanted: string | undefined): Element {
  const processes = elementsOf(definitions, "rootElements").filter(({ $type }) => $type === "bpmn:Process");
  const found =
    wanted === undefined
      ? (processes.find((one) => one.isExecutable === true && elementsOf(one, "flowElements").length > 0) ??
        processes.find((one) => elementsOf(one, "flowElements").length > 0) ??
        processes[0])
      : processes.find((one) => idOf(one) === wanted);
  if (found) return found;
  throw noProcess(wanted, processes.map(idOf));
}

function noProcess(wanted: string | undefined, there: readonly string[]): FlowFileError {
  const list = there.join(", ");
  if (wanted === undefined || there.length === 0)
    return new FlowFileError("flow.no-process", {
      vi: "Tệp không có quy trình nào. Hãy vẽ ít nhất một quy trình có điểm bắt đầu và kết thúc.",
      en: "The file holds no process. Draw at least one with a start and an end.",
    });
  return new FlowFileError("flow.no-process", {
    vi: `Tệp không có quy trình “${wanted}”. Các quy trình trong tệp: ${list}.`,
    en: `The file holds no process “${wanted}”. It holds: ${list}.`,
  });
}

function readScope(build: Build, container: Element, scope: string | null): void {
  for (const set of elementsOf(container, "laneSets")) readLanes(build, set);
  const elements = elementsOf(container, "flowElements");
  for (const element of elements) readNode(build, element, scope);
  for (const element of elements) if (element.$type === "bpmn:BoundaryEvent") attach(build, element);
  for (const element of elements) if (element.$type === "bpmn:SequenceFlow") readFlow(build, element, scope);
}

function readLanes(build: Build, set: Element): void {
  for (const lane of elementsOf(set, "lanes")) {
    for (const node of elementsOf(lane, "flowNodeRef")) build.roles.set(idOf(node), nameOf(lane));
    const inner = elementOf(lane, "childLaneSet");
    if (inner) readLanes(build, inner);
  }
}

function readNode(build: Build, element: Element, scope: string | null): void {
  const read = kindOf(element);
  if (read === undefined) return;
  if (typeof read !== "string") {
    build.report("error", read.refused, element, element.$type.replace(/^bpmn:/, ""));
    return;
  }
  const id = idOf(element);
  if (id === "") {
    build.report("error", "no-id", element, element.$type.replace(/^bpmn:/, ""));
    return;
  }
  build.nodes.set(id, {
    ...bare(element, read, scope),
    ...compileEvent(build, element, read),
    ...readActivity(build, element, read),
  });
  if (read === "sub" || read === "event-sub") readScope(build, element, id);
}

function bare(element: Element, kind: NodeKind, scope: string | null): PlanNode {
  const defaultFlow = idOf(elementOf(element, "default"));
  return {
    id: idOf(element),
    name: nameOf(element),
    kind,
    scope,
    incoming: [],
    outgoing: [],
    boundaries: [],
    ...(defaultFlow === "" ? {} : { defaultFlow }),
  };
}

const activities: readonly NodeKind[] = ["user", "manual", "service", "send", "rule", "receive", "pass", "sub", "call"];

function attach(build: Build, element: Element): void {
  const node = build.nodes.get(idOf(element));
  const host = build.nodes.get(idOf(elementOf(element, "attachedToRef")));
  if (!node) return;
  if (!host || host.scope !== node.scope || !activities.includes(host.kind)) {
    build.report("error", "boundary-without-host", element);
    return;
  }
  build.nodes.set(host.id, { ...host, boundaries: [...host.boundaries, node.id] });
  build.nodes.set(node.id, { ...node, host: host.id, interrupting: element.cancelActivity !== false });
}

function readFlow(build: Build, element: Element, scope: string | null): void {
  const from = build.nodes.get(idOf(elementOf(element, "sourceRef")));
  const to = build.nodes.get(idOf(elementOf(element, "targetRef")));
  const id = idOf(element) || freshId(build, from?.id, to?.id);
  if (!from || !to || from.scope !== scope || to.scope !== scope) {
    // An arrow to something refused is no second problem.
    const refusedEnd = build.problems.some(({ element: at }) =>
      [idOf(elementOf(element, "sourceRef")), idOf(elementOf(element, "targetRef"))].includes(at),
    );
    if (!refusedEnd) build.report("error", "flow-dangling", element);
    return;
  }
  const expression = elementOf(element, "conditionExpression");
  const condition = expression && textOf(expression, "body")?.trim();
  if (
    expression &&
    textOf(expression, "language") &&
    /javascript|groovy|python|juel-script/i.test(textOf(expression, "language") ?? "")
  )
    build.report("error", "script-task", element);
  build.flows.set(id, {
    id,
    name: textOf(element, "name") ?? "",
    from: from.id,
    to: to.id,
    ...(condition ? { condition } : {}),
  });
  build.nodes.set(from.id, { ...from, outgoing: [...from.outgoing, id] });
  const target = build.nodes.get(to.id) ?? to;
  build.nodes.set(to.id, { ...target, incoming: [...target.incoming, id] });
}

/** An arrow needs no id in a file; its place in the order drawn tells it from others between the same ends. */
function freshId(build: Build, from = "", to = ""): string {
  let id = `${from}-${to}`;
  for (let count = 2; build.flows.has(id) || build.nodes.has(id); count++) id = `${from}-${to}-${count}`;
  return id;
}
