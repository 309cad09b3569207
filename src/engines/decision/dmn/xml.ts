import { XmlDocument, XmlElement, type XmlTreeNode } from "libxml2-wasm";
import { DecisionError } from "../decision-error.ts";

/** An element of a DMN file, its name without prefix, and those attributes that have no prefix. All versions of DMN are read alike. */
export type Element = {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Text when it has no child elements, as written. */
  readonly text: string;
};

/** The largest file that is read, in characters. */
const largest = 2_000_000;

/** Reads a file as a tree. Throws DecisionError `decision.xml-unreadable`. */
export function readXml(xml: string): Element {
  if (xml.length > largest)
    throw unreadable(
      "Tệp lớn hơn 2 MB. Hãy tách bảng quyết định.",
      "The file is larger than 2 MB. Split the decisions.",
    );
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)) throw hasDoctype();
  const document = parse(xml);
  try {
    if (document.dtd !== null) throw hasDoctype();
    return copy(document.root, 0);
  } finally {
    document.dispose();
  }
}

function parse(xml: string): XmlDocument {
  try {
    return XmlDocument.fromBuffer(Buffer.from(xml.replace(/^\uFEFF/, "")), { encoding: "utf-8" });
  } catch (error) {
    const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw unreadable(`Tệp không phải XML hợp lệ: ${said}`, `The file is not well-formed XML: ${said}`);
  }
}

function copy(node: XmlElement, depth: number): Element {
  if (depth > 200) throw unreadable("Tệp XML lồng quá 200 tầng.", "The XML is nested more than 200 deep.");
  const children: Element[] = [];
  for (let child: XmlTreeNode | null = node.firstChild; child !== null; child = child.next)
    if (child instanceof XmlElement) children.push(copy(child, depth + 1));
  const attributes = Object.fromEntries(
    node.attrs.flatMap(({ prefix, name, value }) => (prefix ? [] : [[name, value]])),
  );
  const text = children.length === 0 ? node.content.normalize("NFC") : "";
  return { name: node.name, namespace: node.namespaceUri, attributes, children, text };
}

function hasDoctype(): DecisionError {
  return unreadable(
    "Tệp chứa DOCTYPE nên không được nhận. Hãy xuất lại tệp DMN từ công cụ soạn.",
    "The file holds a DOCTYPE and is refused. Export the DMN file again from your modelling tool.",
  );
}

function unreadable(vi: string, en: string): DecisionError {
  return new DecisionError("decision.xml-unreadable", { vi, en });
}

/** The first child of a name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** All children of a name. */
export function childrenNamed(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** An attribute, trimmed and in NFC; undefined when absent or empty. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attributes[name]?.trim().normalize("NFC") || undefined;
}

/** The text of an element's `text` child, trimmed; undefined when absent. */
export function innerText(element: Element | undefined): string | undefined {
  return child(element, "text")?.text.trim();
}
