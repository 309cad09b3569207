import { type Element, idOf, listOf, nameOf, oneOf, openDocument, ownOf } from "./document.ts";
import type { Box, Point } from "./drawn.ts";

/** A shape of a drawing, ready to be drawn in simple strokes. */
export type PictureShape = {
  readonly id: string;
  readonly kind: "pool" | "lane" | "task" | "frame" | "start" | "end" | "event" | "gateway" | "data" | "note" | "group";
  /** What stands inside: of a task who or what does it, of an event what it waits for, of a gateway how it parts. */
  readonly sign: string;
  readonly box: Box;
  readonly name: string;
  /** Where the name stands, when it stands beside the shape. */
  readonly label: Box | undefined;
  /** A border that is broken: an event that does not end the step it sits on. */
  readonly broken: boolean;
  readonly pauses: boolean;
};

/** An arrow or line of a drawing. */
export type PictureLine = {
  readonly id: string;
  readonly kind: "flow" | "message" | "link";
  readonly points: readonly Point[];
  readonly name: string;
  readonly label: Box | undefined;
};

/** A drawing as shapes and lines, frames first. */
export type Picture = {
  readonly frame: Box;
  readonly shapes: readonly PictureShape[];
  readonly lines: readonly PictureLine[];
};

/** Reads the drawing in a file; undefined when nothing is drawn. Throws FlowFileError. */
export async function readPicture(xml: string): Promise<Picture | undefined> {
  const { definitions } = await openDocument(xml);
  const [diagram] = listOf(definitions, "diagrams");
  const plane = diagram && oneOf(diagram, "plane");
  const items = plane ? listOf(plane, "planeElement") : [];
  const shapes = items.flatMap(shapeOf);
  const lines = items.flatMap(lineOf);
  if (shapes.length === 0) return undefined;
  const order = ["pool", "lane", "group", "frame"];
  const rank = ({ kind }: PictureShape) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return {
    frame: frameOf([
      ...shapes.flatMap(({ box, label }) => [box, ...(label ? [label] : [])]),
      ...lines.flatMap(boxesOf),
    ]),
    shapes: shapes.sort((a, b) => rank(a) - rank(b)),
    lines,
  };
}

function shapeOf(item: Element): readonly PictureShape[] {
  const element = oneOf(item, "bpmnElement");
  const box = boxOf(oneOf(item, "bounds"));
  if (!element || !box || item.$type !== "bpmndi:BPMNShape") return [];
  const kind = kindOf(element);
  if (!kind) return [];
  const isBeside = ["start", "end", "event", "gateway", "data"].includes(kind);
  const label = oneOf(item, "label");
  const below = { x: box.x + box.width / 2 - 55, y: box.y + box.height + 4, width: 110, height: 28 };
  return [
    {
      id: idOf(element),
      kind,
      sign: signOf(element),
      box,
      name: kind === "note" ? String(element.get("text") ?? "") : nameOf(element),
      label: isBeside && nameOf(element) !== "" ? ((label && boxOf(oneOf(label, "bounds"))) ?? below) : undefined,
      broken: element.get("cancelActivity") === false || element.get("isInterrupting") === false,
      pauses: ownOf(element, "clock") === "pause",
    },
  ];
}

function kindOf({ $type }: Element): PictureShape["kind"] | undefined {
  const type = $type.replace("bpmn:", "");
  if (type === "Participant") return "pool";
  if (type === "Lane") return "lane";
  if (/Task$|^CallActivity$/.test(type)) return "task";
  if (/SubProcess$|^Transaction$/.test(type)) return "frame";
  if (type === "StartEvent") return "start";
  if (type === "EndEvent") return "end";
  if (/Event$/.test(type)) return "event";
  if (/Gateway$/.test(type)) return "gateway";
  if (/^Data/.test(type)) return "data";
  if (type === "TextAnnotation") return "note";
  return type === "Group" ? "group" : undefined;
}

function signOf(element: Element): string {
  const type = element.$type.replace("bpmn:", "");
  const [event] = listOf(element, "eventDefinitions");
  if (event) return event.$type.replace("bpmn:", "").replace("EventDefinition", "").toLowerCase();
  const task = /^(User|Manual|Service|Send|Receive|BusinessRule|Script)Task$/.exec(type)?.[1];
  if (task) return task.toLowerCase();
  return /^(Exclusive|Parallel|Inclusive|EventBased|Complex)Gateway$/.exec(type)?.[1]?.toLowerCase() ?? "";
}

function lineOf(item: Element): readonly PictureLine[] {
  const element = oneOf(item, "bpmnElement");
  if (!element || item.$type !== "bpmndi:BPMNEdge") return [];
  const points = listOf(item, "waypoint").map((point) => ({ x: Number(point.get("x")), y: Number(point.get("y")) }));
  if (points.length < 2) return [];
  const label = oneOf(item, "label");
  const kind =
    element.$type === "bpmn:SequenceFlow" ? "flow" : element.$type === "bpmn:MessageFlow" ? "message" : "link";
  const name = nameOf(element);
  return [
    {
      id: idOf(element),
      kind,
      points,
      name,
      label: name === "" ? undefined : ((label && boxOf(oneOf(label, "bounds"))) ?? besideOf(points)),
    },
  ];
}

function besideOf(points: readonly Point[]): Box {
  const at = Math.floor((points.length - 1) / 2);
  const [a, b] = [points[at], points[at + 1]];
  return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2 - 40, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 - 18, width: 90, height: 14 };
}

function boxesOf({ points }: PictureLine): readonly Box[] {
  return points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
}

function boxOf(bounds: Element | undefined): Box | undefined {
  if (!bounds) return undefined;
  const number = (name: string) => Number(bounds.get(name)) || 0;
  return { x: number("x"), y: number("y"), width: number("width"), height: number("height") };
}

function frameOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - 10;
  const y = Math.min(...boxes.map((box) => box.y)) - 10;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + 10;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + 10;
  return { x, y, width: right - x, height: bottom - y };
}
