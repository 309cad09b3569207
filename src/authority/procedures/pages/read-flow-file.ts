import { z } from "zod";
import type { AppContext } from "../../../platform/http/index.ts";
import { parseForm } from "../../../platform/http/index.ts";
import { flowDraftErrors } from "../flow-errors.ts";

/** The largest drawing or table that is taken, in bytes. */
const mostBytes = 2_000_000;

/** A form with one file that is read, not kept: it becomes a draft. */
export type FlowFile = { readonly text: string; readonly name: string; readonly fields: URLSearchParams };

/**
 * Reads the one file of a multipart form as text in UTF-8. It is not put among the node's files: the draft is where it is kept.
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
    found ??= {
      text: Buffer.concat(parts)
        .toString("utf8")
        .replace(/^\uFEFF/, ""),
      name,
    };
  }
  if (isTooLarge) throw flowDraftErrors.tooLarge();
  if (!found || found.text.trim() === "") throw flowDraftErrors.fileMissing();
  return { ...found, fields: multipart.fields };
}

/** The version of the draft that a form was made from; 0 for none. */
export function draftVersionOf(fields: URLSearchParams): number {
  return parseForm(fields, z.object({ draft: z.coerce.number().int().min(0).default(0) })).draft;
}
