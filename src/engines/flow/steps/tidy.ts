import { beginChange } from "./change.ts";
import { openDocument } from "./document.ts";
import { drawAnew } from "./draw-change.ts";
import { processOf } from "./graph.ts";

/** Lays the drawing of a flow out anew, left to right. Notes, data and other pools stay where they are. Throws FlowFileError. */
export async function tidyFlow(xml: string): Promise<string> {
  const document = await openDocument(xml);
  const process = processOf(document);
  if (!process) return xml;
  drawAnew(beginChange(document, process));
  return document.print();
}
