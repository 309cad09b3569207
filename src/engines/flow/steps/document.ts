import { readDrawing } from "../drawing.ts";

/** Namespace of the attributes that a flow has beside BPMN's own: agency, allowance, clock. */
export const flowNamespace = "urn:lienthong:flow:1";

/** An element of a BPMN file that may be changed; what is not spoken of stays as it was read. */
export type Element = {
  readonly $type: string;
  readonly $attrs: Record<string, unknown>;
  $parent?: Element;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
};

/** A BPMN file open for changes. */
export type Document = {
  readonly definitions: Element;
  /** A new element of a type, such as `bpmn:UserTask`. */
  create(type: string, properties?: Readonly<Record<string, unknown>>): Element;
  print(): Promise<string>;
};

type Model = {
  create(type: string, properties?: Readonly<Record<string, unknown>>): Element;
  toXML(root: Element, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
};

/** Opens a BPMN file. Throws FlowFileError when it cannot be read as one. */
export async function openDocument(xml: string): Promise<Document> {
  const read: unknown = (await readDrawing(xml)).definitions;
  // bpmn-moddle puts the model that read an element beside it; only it writes the file as it was.
  const definitions = read as Element & { readonly $model: Model };
  const model = definitions.$model;
  return {
    definitions,
    create: (type, properties) => model.create(type, properties ?? {}),
    print: async () => (await model.toXML(definitions, { format: true })).xml,
  };
}

/** A text of an element, empty when it has none. */
export function textOf(element: Element, name: string): string {
  const value = element.get(name) ?? element.$attrs[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Id of an element. */
export function idOf(element: Element | undefined): string {
  return element ? textOf(element, "id") : "";
}

/** Name of an element on one line. */
export function nameOf(element: Element): string {
  return textOf(element, "name").replace(/\s+/g, " ").trim();
}

/** Sets a text, or takes it away when it is empty. */
export function setText(element: Element, name: string, value: string): void {
  element.set(name, value === "" ? undefined : value);
}

/** The list of elements under a property: the very list, so that it can be changed. */
export function listOf(element: Element, name: string): Element[] {
  const value = element.get(name);
  // bpmn-moddle makes the list of every property that may hold several.
  return Array.isArray(value) ? (value as Element[]) : [];
}

/** The element under a property. */
export function oneOf(element: Element, name: string): Element | undefined {
  const value = element.get(name);
  return typeof value === "object" && value !== null && "$type" in value ? (value as Element) : undefined;
}

/** An attribute of the flow's own namespace. */
export function ownOf(element: Element, name: string): string {
  const value = element.$attrs[`lt:${name}`];
  return typeof value === "string" ? value : "";
}

/** Sets an attribute of the flow's own namespace, or takes it away; the file then declares the namespace. */
export function setOwn(document: Document, element: Element, name: string, value: string): void {
  if (ownOf(element, name) === value) return;
  const attributes = element.$attrs;
  if (value === "") delete attributes[`lt:${name}`];
  else {
    attributes[`lt:${name}`] = value;
    document.definitions.$attrs["xmlns:lt"] ??= flowNamespace;
  }
}

/** Adds an element to a list of another. */
export function adopt(parent: Element, list: string, child: Element): void {
  child.$parent = parent;
  listOf(parent, list).push(child);
}

/** Takes an element out of a list. */
export function dropFrom(list: Element[], element: Element): void {
  const at = list.indexOf(element);
  if (at >= 0) list.splice(at, 1);
}

/** Every element below another, itself first, as far as it is contained (not referred to). */
export function* contentsOf(element: Element): Generator<Element> {
  yield element;
  for (const name of ["rootElements", "flowElements", "artifacts", "laneSets", "lanes", "participants", "messageFlows"])
    for (const child of listOf(element, name)) yield* contentsOf(child);
  const inner = oneOf(element, "childLaneSet");
  if (inner) yield* contentsOf(inner);
}

/** An id that no element of the file has. */
export function freshId(document: Document, prefix: string): string {
  const taken = new Set([...contentsOf(document.definitions)].map(idOf));
  for (let number = 1; ; number++) {
    const id = `${prefix}_${number}`;
    if (!taken.has(id)) return id;
  }
}
