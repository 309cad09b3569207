import { z } from "zod";
import type { AppContext } from "../../../platform/http/index.ts";
import { parseForm } from "../../../platform/http/index.ts";
import { flowDraftErrors } from "../flow-errors.ts";

/** The largest drawing or table that is taken, in bytes. */
const mostBytes = 2_000_000;

/** A form with one file that is read, not kept: it becomes a draft. */
export type FlowFile = { readonly text: string; readonly name: string; readonly fields: URLSearchParams };

/**
 * Reads the one file of a multipart form as text. It is not put among the node's files: the draft is where it is kept.
 * Errors: `procedure.flow-file-missing`, `procedure.flow-file-too-large`.
 */
export async function readFlowFile(c: AppContext): Promise<FlowFile> {
  const multipart = c.get("multipart");
  if (!multipart) throw flowDraftErrors.fileMissing();
  let found: { text: string; name: string } | undefined;
  let isTooLarge = false;
  for await (const { name, bytes } of multipart.files()) {
    const parts: Uint8Array[] = [];
    let total = 0;
    for await (const part of bytes) {
      total += part.byteLength;
      // What is too large is read on and thrown away: who stops reading cannot answer.
      if (total <= mostBytes) parts.push(part);
      else isTooLarge = true;
    }
    found ??= { text: decoded(Buffer.concat(parts)), name };
  }
  if (isTooLarge) throw flowDraftErrors.tooLarge();
  if (!found || found.text.trim() === "") throw flowDraftErrors.fileMissing();
  return { ...found, fields: multipart.fields };
}

/** XML in the letters that it says it is written in; what is kept is UTF-8. A text that names letters nobody knows is read as UTF-8. */
function decoded(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const said = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head.replace(/^\u00EF\u00BB\u00BF/, ""))?.[1] ?? "utf-8";
  const isWide = /^(\u00FF\u00FE|\u00FE\u00FF)/.exec(head)?.[0];
  const name = isWide === undefined ? said : isWide === "\u00FF\u00FE" ? "utf-16le" : "utf-16be";
  try {
    return new TextDecoder(name).decode(bytes).replace(/(<\?xml[^>]*encoding=["'])[\w-]+/, "$1UTF-8");
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}

/** The version of the draft that a form was made from; 0 for none. */
export function draftVersionOf(fields: URLSearchParams): number {
  return parseForm(fields, z.object({ draft: z.coerce.number().int().min(0).default(0) })).draft;
}
