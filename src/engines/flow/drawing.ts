import { BpmnModdle } from "bpmn-moddle";
import { depthOf } from "./depth.ts";
import { FlowFileError } from "./refusal.ts";

/** The largest file that is read, in characters. A flow of a hundred steps with its drawing has about 150,000. */
export const largestFile = 2_000_000;
/** How deep elements may lie in one another. A sub-process within a sub-process is one level; drawings have three or four. */
const deepest = 250;

/** An element of a BPMN file as bpmn-moddle reads it; properties are read by {@link textOf}, {@link elementOf} and {@link elementsOf}. */
export type Element = { readonly $type: string; readonly $attrs?: Readonly<Record<string, unknown>> } & Readonly<
  Record<string, unknown>
>;

/** A file read as BPMN 2.0, with what bpmn-moddle found strange in it. */
export type Drawing = { readonly definitions: Element; readonly warnings: readonly Warning[] };

/** What bpmn-moddle says of something it could not place. */
export type Warning = {
  readonly message: string;
  readonly element: Element | undefined;
  readonly property: string | undefined;
  readonly value: unknown;
};

/** Reads a BPMN 2.0 file. Throws FlowFileError when it is too large, has a DOCTYPE, or is not BPMN. */
export async function readDrawing(xml: string): Promise<Drawing> {
  if (xml.length > largestFile) {
    const most = largestFile / 1_000_000;
    throw new FlowFileError("flow.too-large", {
      vi: `Tệp lớn hơn ${most} MB. Hãy tách quy trình, hoặc bỏ ảnh nhúng trong tệp.`,
      en: `The file is larger than ${most} MB. Split the process, or remove pictures embedded in the file.`,
    });
  }
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) {
    throw new FlowFileError("flow.doctype", {
      vi: "Tệp chứa DOCTYPE nên không được nhận. Hãy xuất lại tệp BPMN từ công cụ vẽ.",
      en: "The file holds a DOCTYPE and is refused. Export the BPMN file again from your drawing tool.",
    });
  }
  if (depthOf(xml) > deepest) {
    throw new FlowFileError("flow.too-deep", {
      vi: `Phần tử trong tệp lồng nhau quá ${deepest} tầng. Hãy tách quy trình con thành quy trình riêng.`,
      en: `Elements of the file lie deeper than ${deepest} levels in one another. Split sub-processes off.`,
    });
  }
  const { rootElement, warnings } = await parse(xml);
  for (const process of elementsOf(rootElement, "rootElements")) joinEnds(process);
  return { definitions: rootElement, warnings };
}

async function parse(xml: string): Promise<{ rootElement: Element; warnings: readonly Warning[] }> {
  try {
    // bpmn-moddle's own types describe each element; flows are read generically, so that vendors' attributes are read alike.
    const read: unknown = await new BpmnModdle().fromXML(xml);
    return read as { rootElement: Element; warnings: readonly Warning[] };
  } catch (error) {
    const said = error instanceof Error ? error.message.split("\n")[0] : String(error);
    const isXml = /failed to parse document as/.test(said ?? "");
    throw new FlowFileError(isXml ? "flow.not-bpmn" : "flow.not-xml", {
      vi: `Không đọc được tệp BPMN 2.0 (${said}). Hãy xuất lại tệp từ công cụ vẽ.`,
      en: `This cannot be read as BPMN 2.0 (${said}). Export the file again from your drawing tool.`,
    });
  }
}

/** `incoming` and `outgoing` of elements are optional in a file; arrows say the same. */
function joinEnds(process: Element): void {
  const [outgoing, incoming] = [new Map<Element, Set<Element>>(), new Map<Element, Set<Element>>()];
  const add = (ends: Map<Element, Set<Element>>, node: Element | undefined, known: string, flow: Element): void => {
    if (!node) return;
    const flows = ends.get(node) ?? new Set(elementsOf(node, known));
    ends.set(node, flows.add(flow));
  };
  const open = [process];
  for (let scope = open.pop(); scope; scope = open.pop()) {
    for (const element of elementsOf(scope, "flowElements")) {
      if (element.$type === "bpmn:SequenceFlow") {
        add(outgoing, elementOf(element, "sourceRef"), "outgoing", element);
        add(incoming, elementOf(element, "targetRef"), "incoming", element);
      } else open.push(element);
    }
  }
  for (const [node, flows] of outgoing) Object.assign(node, { outgoing: [...flows] });
  for (const [node, flows] of incoming) Object.assign(node, { incoming: [...flows] });
}

/** A text property or attribute of an element; undefined when it is absent or empty. */
export function textOf(element: Element, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = element[name] ?? element.$attrs?.[name];
    if (value !== undefined && value !== null && value !== "" && typeof value !== "object") return String(value);
  }
  return undefined;
}

/** A property that is one element. */
export function elementOf(element: Element, name: string): Element | undefined {
  const value = element[name];
  return isElement(value) ? value : undefined;
}

/** A property that is a list of elements; empty when it is absent. */
export function elementsOf(element: Element | undefined, name: string): readonly Element[] {
  const value = element?.[name];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** An extension element (`zeebe:taskDefinition`) of an element. */
export function extensionOf(element: Element, type: string): Element | undefined {
  const values = elementsOf(elementOf(element, "extensionElements"), "values");
  return values.find(({ $type }) => $type.toLowerCase() === type.toLowerCase());
}

/** What a property refers to that is not in the file, as it is written; bpmn-moddle keeps it among its warnings. */
export function unresolved({ warnings }: Drawing, element: Element, property: string): string | undefined {
  const found = warnings.find((one) => one.element === element && one.property === property);
  return typeof found?.value === "string" && found.value !== "" ? found.value : undefined;
}

/** Id of an element, empty when it has none. */
export function idOf(element: Element | undefined): string {
  return (element && textOf(element, "id")) ?? "";
}

/** What people see of an element: its name, else its id. */
export function nameOf(element: Element): string {
  return textOf(element, "name")?.replace(/\s+/g, " ").trim() || idOf(element);
}

function isElement(value: unknown): value is Element {
  return typeof value === "object" && value !== null && "$type" in value;
}
