import { XmlDocument, XmlElement, type XmlTreeNode } from "libxml2-wasm";
import type { Skeleton } from "./base64-runs.ts";
import type { EdxmlLimits } from "./limits.ts";
import { RefusedError } from "./refusal.ts";

/** One element of a message: its name without prefix, its child elements, and its text when it has no child elements. */
export type Element = { name: string; namespace: string; text: string; children: readonly Element[] };

/** Parses a message and copies it out of the parser's memory, which is given back before this returns. Throws RefusedError. */
export function parseElements(skeleton: Skeleton, limits: EdxmlLimits): Element {
  const text = skeleton.xml;
  if (declaresTypes(text)) throw new RefusedError("doctype");
  const document = parse(text);
  try {
    if (document.dtd !== null) throw new RefusedError("doctype");
    return copy(document.root, "", limits.depth, restorer(skeleton));
  } finally {
    document.dispose();
  }
}

/** Whether a DOCTYPE or a declaration of one is anywhere in the text, even in a comment: no honest message has a use for it. */
function declaresTypes(xml: Buffer): boolean {
  for (let at = xml.indexOf("<!"); at >= 0; at = xml.indexOf("<!", at + 2)) {
    if (/^<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml.toString("latin1", at, at + 64))) return true;
  }
  return false;
}

function parse(xml: Buffer): XmlDocument {
  try {
    return XmlDocument.fromBuffer(xml, { encoding: "utf-8" });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw new RefusedError(/depth/i.test(reason) ? "too-deep" : "not-xml", reason);
  }
}

function copy(node: XmlElement, parentNamespace: string, depth: number, restore: (text: string) => string): Element {
  if (depth === 0) throw new RefusedError("too-deep");
  const name = node.name;
  // Reading a namespace is slow and only the outer two levels are judged by it.
  const namespace = name === "edXML" || name === "edXMLEnvelope" ? node.namespaceUri : parentNamespace;
  const children: Element[] = [];
  // The signature is verified over the message itself; nothing in it is a field of ours.
  if (name === "Signature") return { name, namespace, children, text: "" };
  for (let child: XmlTreeNode | null = node.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) children.push(copy(child, namespace, depth - 1, restore));
  }
  return { name, namespace, children, text: children.length === 0 ? restore(node.content) : "" };
}

/** Puts lifted base64 back wherever its mark stands. */
function restorer({ runs, marks }: Skeleton): (text: string) => string {
  if (runs.length === 0) return (text) => text;
  return (text) =>
    text.includes("run-") ? text.replace(marks, (_, index: string) => runs[Number(index)] ?? "") : text;
}

/** The first child of that name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each) => each.name === name);
}

/** All children of that name, in the sender's order. */
export function childrenNamed(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** The text of a child, trimmed and in NFC; "" when the child is absent. */
export function textOf(element: Element | undefined, name: string): string {
  return plain(child(element, name)?.text ?? "");
}

/** A text as this program keeps it: trimmed, NFC. */
export function plain(text: string): string {
  return text.trim().normalize("NFC");
}
