import { DomainError } from "../errors/index.ts";
import type { FileRules, StoredFile } from "../files/index.ts";
import type { Text } from "../text/index.ts";
import type { AppContext } from "./env.ts";
import { httpErrors } from "./http-errors.ts";
import { noteRefused } from "./note-refused.ts";

/** A file that came with a form and is now kept. */
export type UploadedFile = { readonly field: string; readonly name: string; readonly file: StoredFile };

/** A file that came and was refused, with what to do about it. */
export type RefusedFile = {
  readonly field: string;
  readonly name: string;
  readonly code: string;
  readonly people: Text;
};

/** What a multipart form brought. A wrong file does not undo the others: they are kept, and can be named in the next form. */
export type Upload = {
  /** The form's other fields: read them with `parseForm`. */
  readonly fields: URLSearchParams;
  readonly files: readonly UploadedFile[];
  readonly refused: readonly RefusedFile[];
};

/**
 * Stores the files of a multipart form while they arrive. The form must carry `enctype="multipart/form-data"` and the token
 * as its first field. A file that is refused leaves a line in the audit. Throws only when the form as a whole is too large or broken.
 */
export async function readUpload(c: AppContext, rules: Omit<FileRules, "name">): Promise<Upload> {
  const multipart = c.get("multipart");
  if (!multipart) {
    // The same form without files, sent by a browser or program that encodes it plainly.
    const form = c.get("form");
    if (!form) throw httpErrors.wrongType();
    return { fields: form, files: [], refused: [] };
  }
  const files: UploadedFile[] = [];
  const refused: RefusedFile[] = [];
  for await (const { field, name, bytes } of multipart.files()) {
    try {
      files.push({ field, name, file: await c.get("node").files.put(bytes, { ...rules, name }) });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code.startsWith("http.")) throw error;
      refused.push({ field, name, code: error.code, people: error.people });
      await noteRefused(c, { kind: "http.file", id: name }, { code: error.code, field, path: c.req.path });
    }
  }
  return { fields: multipart.fields, files, refused };
}
