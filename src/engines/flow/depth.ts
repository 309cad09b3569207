/** How deep elements of an XML text lie in one another; counted without reading it, so that nothing is built for a text of many thousand levels. */
export function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", at)) {
    if (xml.startsWith("<!--", at)) at = after(xml, "-->", at);
    else if (xml.startsWith("<![CDATA[", at)) at = after(xml, "]]>", at);
    else if (xml[at + 1] === "!" || xml[at + 1] === "?") at += 1;
    else {
      const end = endOfTag(xml, at);
      if (xml[at + 1] === "/") depth -= 1;
      else if (xml[end - 1] !== "/") depth += 1;
      deepest = Math.max(deepest, depth);
      at = end;
    }
  }
  return deepest;
}

function after(xml: string, what: string, from: number): number {
  const found = xml.indexOf(what, from);
  return found === -1 ? xml.length : found + what.length;
}

/** Place of the ">" that ends a tag; one within quotes does not. */
function endOfTag(xml: string, from: number): number {
  let quote = "";
  for (let at = from; at < xml.length; at++) {
    const sign = xml[at] ?? "";
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at;
  }
  return xml.length;
}
