import type { Change } from "./change.ts";
import { adopt, type Document, dropFrom, type Element, freshId, idOf, listOf, nameOf, oneOf } from "./document.ts";
import { lanesOf } from "./graph.ts";
import type { StepTable } from "./step-table.ts";
import type { Written } from "./write-steps.ts";

/** Puts every element of the table into the lane of its role. Lanes that this leaves empty are taken away. */
export function writeLanes(change: Change, table: StepTable, written: ReadonlyMap<string, Written>): void {
  const { document, process } = change;
  const before = change.graph();
  const roles = [
    ...new Set(table.steps.flatMap(({ role, branches }) => [role, ...branches.map((one) => one.role)])),
  ].filter((role) => role !== "");
  if (roles.length === 0 && lanesOf(process).length === 0) return;
  const full = new Set(lanesOf(process).filter((lane) => listOf(lane, "flowNodeRef").length > 0));
  const put = (node: Element | undefined, role: string): void => {
    if (node && before.lane(idOf(node)) !== role) place(document, process, node, role);
  };
  for (const step of table.steps) {
    if (step.kind !== "parallel") put(written.get(step.id)?.node, step.role);
    for (const branch of step.branches) put(before.nodes.get(branch.id), branch.role);
  }
  change.changed();
  followers(change, table, written, put);
  for (const lane of full)
    if (listOf(lane, "flowNodeRef").length === 0 && !oneOf(lane, "childLaneSet")) dropLane(change, lane);
  dropGone(change);
  if (lanesOf(process).length > 0) addPool(document, process);
  change.changed();
}

/** Gateways, starts, ends and reminders stand where the step is that they belong to. */
function followers(
  change: Change,
  table: StepTable,
  written: ReadonlyMap<string, Written>,
  put: (node: Element | undefined, role: string) => void,
): void {
  const graph = change.graph();
  const laneNow = (node: Element | undefined) => (node ? graph.lane(idOf(node)) : "");
  const sourceOf = (id: string) => graph.in(id).map((flow) => oneOf(flow, "sourceRef"))[0];
  for (const step of table.steps) {
    const { node, join } = written.get(step.id) ?? {};
    const role = step.kind === "parallel" ? laneNow(sourceOf(step.id)) || (step.branches[0]?.role ?? "") : step.role;
    if (step.kind === "parallel")
      for (const one of [node, join]) if (one && change.newNodes.has(idOf(one))) put(one, role);
    for (const flow of graph.out(idOf(node))) {
      const next = oneOf(flow, "targetRef");
      if (
        next?.$type === "bpmn:ExclusiveGateway" &&
        graph.in(idOf(next)).length === 1 &&
        graph.out(idOf(next)).length > 1
      )
        put(next, role);
    }
    for (const boundary of graph.boundaries(step.id)) {
      put(boundary, role);
      for (const flow of graph.out(idOf(boundary))) {
        const send = oneOf(flow, "targetRef");
        if (send?.$type !== "bpmn:SendTask") continue;
        put(send, role);
        for (const last of graph.out(idOf(send)))
          if (oneOf(last, "targetRef")?.$type === "bpmn:EndEvent") put(oneOf(last, "targetRef"), role);
      }
    }
  }
  change.changed();
  const now = change.graph();
  const fallback = table.steps.find(({ role }) => role !== "")?.role ?? "";
  for (const node of now.nodes.values()) {
    if (now.lane(idOf(node)) !== "") continue;
    const near =
      node.$type === "bpmn:StartEvent"
        ? now.out(idOf(node)).map((flow) => oneOf(flow, "targetRef"))
        : now.in(idOf(node)).map((flow) => oneOf(flow, "sourceRef"));
    const isRow = table.steps.some(
      ({ id, branches }) => id === idOf(node) || branches.some((one) => one.id === idOf(node)),
    );
    const lane = near.map((one) => (one ? now.lane(idOf(one)) : "")).find((name) => name !== "") ?? fallback;
    if (!isRow || /Gateway$/.test(node.$type)) put(node, lane);
  }
}

function place(document: Document, process: Element, node: Element, role: string): void {
  for (const lane of lanesOf(process)) dropFrom(listOf(lane, "flowNodeRef"), node);
  if (role === "") return;
  const lanes = lanesOf(process);
  const lane =
    lanes.find((one) => nameOf(one) === role && !oneOf(one, "childLaneSet")) ?? addLane(document, process, role);
  listOf(lane, "flowNodeRef").push(node);
}

function addLane(document: Document, process: Element, role: string): Element {
  let [set] = listOf(process, "laneSets");
  if (!set) {
    set = document.create("bpmn:LaneSet", { id: freshId(document, "LaneSet") });
    adopt(process, "laneSets", set);
  }
  const lane = document.create("bpmn:Lane", { id: freshId(document, "Lane"), name: role });
  adopt(set, "lanes", lane);
  return lane;
}

function dropLane({ process, gone }: Change, lane: Element): void {
  gone.add(idOf(lane));
  const parent = lane.$parent;
  if (parent) dropFrom(listOf(parent, "lanes"), lane);
  for (const set of listOf(process, "laneSets").filter((one) => listOf(one, "lanes").length === 0))
    dropFrom(listOf(process, "laneSets"), set);
}

/** Elements that were taken away must not be named by a lane. */
function dropGone(change: Change): void {
  const there = new Set(listOf(change.process, "flowElements"));
  for (const lane of lanesOf(change.process)) {
    const nodes = listOf(lane, "flowNodeRef");
    for (const node of nodes.filter((one) => !there.has(one))) dropFrom(nodes, node);
  }
}

/** Lanes are drawn inside a pool. */
function addPool(document: Document, process: Element): void {
  const roots = listOf(document.definitions, "rootElements");
  const pools = roots
    .filter(({ $type }) => $type === "bpmn:Collaboration")
    .flatMap((one) => listOf(one, "participants"));
  if (pools.some((pool) => oneOf(pool, "processRef") === process)) return;
  let collaboration = roots.find(({ $type }) => $type === "bpmn:Collaboration");
  if (!collaboration) {
    collaboration = document.create("bpmn:Collaboration", { id: freshId(document, "Collaboration") });
    collaboration.$parent = document.definitions;
    roots.unshift(collaboration);
  }
  const pool = document.create("bpmn:Participant", { id: freshId(document, "Pool"), name: process.get("name") });
  pool.set("processRef", process);
  adopt(collaboration, "participants", pool);
}
