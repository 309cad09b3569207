import type { XmlNode } from "libxml2-wasm";
import { XmlElement } from "libxml2-wasm";

/**
 * True when everything in `root` that carries meaning lies in a signed element. Guards against signature wrapping: a signed
 * part moved aside while another takes its place leaves the newcomer unsigned. The signature itself is exempt, and so is
 * edXML's TraceHeaderList, which every system on the way may add to.
 */
export function isCovered(root: XmlElement, signed: readonly XmlElement[], signature: XmlElement): boolean {
  if (signed.some((element) => element.isSameNode(root))) return true;
  if (root.isSameNode(signature) || root.name === "TraceHeaderList") return true;
  if (root.attrs.length > 0) return false;
  let children = 0;
  for (let node: XmlNode | null = root.firstChild; node; node = (node as XmlElement).next) {
    if (node instanceof XmlElement) {
      children += 1;
      if (!isCovered(node, signed, signature)) return false;
    } else if (node.content.trim() !== "") {
      return false;
    }
  }
  return children > 0;
}
