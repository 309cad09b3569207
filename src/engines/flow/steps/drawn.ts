import { adopt, type Document, dropFrom, type Element, idOf, listOf, oneOf } from "./document.ts";

/** A rectangle of the drawing. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A point of the drawing. */
export type Point = { readonly x: number; readonly y: number };

/** The picture of one process in its file. */
export type Drawn = {
  /** Everything that is drawn on the plane, by the id of its element. */
  readonly items: ReadonlyMap<string, Element>;
  box(id: string): Box | undefined;
  points(id: string): readonly Point[];
  setBox(element: Element, box: Box): void;
  setPoints(flow: Element, points: readonly Point[]): void;
  setLabel(id: string, box: Box | undefined): void;
  label(id: string): Box | undefined;
  /** Takes away the pictures of elements. */
  drop(gone: ReadonlySet<string>): void;
};

/** Opens the picture of a process, made when there is none. @param root the process, or the collaboration around it */
export function openDrawn(document: Document, process: Element): Drawn {
  const plane = planeOf(document, process);
  const list = listOf(plane, "planeElement");
  const items = new Map(list.map((item) => [idOf(oneOf(item, "bpmnElement")), item]));
  return {
    items,
    box: (id) => boxOf(items.get(id), "bounds"),
    points: (id) => {
      const item = items.get(id);
      return item
        ? listOf(item, "waypoint").map((point) => ({ x: numberOf(point, "x"), y: numberOf(point, "y") }))
        : [];
    },
    setBox(element, box) {
      const item = items.get(idOf(element)) ?? addShape(document, plane, element, items);
      const bounds = oneOf(item, "bounds");
      if (bounds) for (const [key, value] of Object.entries(box)) bounds.set(key, value);
      else setChild(item, "bounds", document.create("dc:Bounds", box));
    },
    setPoints(flow, points) {
      const item = items.get(idOf(flow)) ?? addEdge(document, plane, flow, items);
      const list = listOf(item, "waypoint");
      list.splice(0, list.length);
      for (const point of points) adopt(item, "waypoint", document.create("dc:Point", point));
    },
    setLabel(id, box) {
      const item = items.get(id);
      if (!item) return;
      if (!box) {
        item.set("label", undefined);
        return;
      }
      const label = document.create("bpmndi:BPMNLabel");
      setChild(label, "bounds", document.create("dc:Bounds", box));
      setChild(item, "label", label);
    },
    label: (id) => {
      const item = items.get(id);
      return boxOf(item && oneOf(item, "label"), "bounds");
    },
    drop(gone) {
      for (const [id, item] of items) if (gone.has(id)) dropFrom(list, item);
    },
  };
}

function planeOf(document: Document, process: Element): Element {
  const { definitions } = document;
  const around = listOf(definitions, "rootElements").find(
    (root) =>
      root.$type === "bpmn:Collaboration" &&
      listOf(root, "participants").some((one) => oneOf(one, "processRef") === process),
  );
  const roots = [around, process];
  const planes = listOf(definitions, "diagrams").flatMap((diagram) => oneOf(diagram, "plane") ?? []);
  const found = planes.find((plane) => roots.includes(oneOf(plane, "bpmnElement"))) ?? planes[0];
  if (found) {
    // A pool put around the process is drawn where the process was.
    if (around && oneOf(found, "bpmnElement") === process) found.set("bpmnElement", around);
    return found;
  }
  const plane = document.create("bpmndi:BPMNPlane", { id: "Plane_1" });
  plane.set("bpmnElement", around ?? process);
  const diagram = document.create("bpmndi:BPMNDiagram", { id: "Diagram_1" });
  setChild(diagram, "plane", plane);
  adopt(definitions, "diagrams", diagram);
  return plane;
}

function addShape(document: Document, plane: Element, element: Element, items: Map<string, Element>): Element {
  const isFrame = /^bpmn:(Participant|Lane)$/.test(element.$type);
  const shape = document.create("bpmndi:BPMNShape", {
    id: `${idOf(element)}_di`,
    ...(isFrame ? { isHorizontal: true } : {}),
    ...(element.$type === "bpmn:ExclusiveGateway" ? { isMarkerVisible: true } : {}),
  });
  shape.set("bpmnElement", element);
  adopt(plane, "planeElement", shape);
  items.set(idOf(element), shape);
  return shape;
}

function addEdge(document: Document, plane: Element, flow: Element, items: Map<string, Element>): Element {
  const edge = document.create("bpmndi:BPMNEdge", { id: `${idOf(flow)}_di` });
  edge.set("bpmnElement", flow);
  adopt(plane, "planeElement", edge);
  items.set(idOf(flow), edge);
  return edge;
}

function setChild(parent: Element, name: string, child: Element): void {
  child.$parent = parent;
  parent.set(name, child);
}

function boxOf(item: Element | undefined, name: string): Box | undefined {
  const bounds = item && oneOf(item, name);
  if (!bounds) return undefined;
  return {
    x: numberOf(bounds, "x"),
    y: numberOf(bounds, "y"),
    width: numberOf(bounds, "width"),
    height: numberOf(bounds, "height"),
  };
}

function numberOf(element: Element, name: string): number {
  const value = Number(element.get(name));
  return Number.isFinite(value) ? value : 0;
}
