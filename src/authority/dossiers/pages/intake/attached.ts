import { z } from "zod";
import type { AppContext, RefusedFile, Upload } from "../../../../platform/http/index.ts";
import type { ComponentFile } from "../../record.ts";

/** A scan attached to a paper while the form is still open. */
export type AttachedFile = ComponentFile & {
  /** Code of the paper. */
  readonly component: string;
  /** How the form carries it: sealed, so that nobody can attach a file that was not sent with this very form. */
  readonly token: string;
};

/** Kinds of files a scanner or a telephone makes, and a filled-in form. */
export const scanTypes = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/tiff",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
] as const;

/** File fields are named after their paper. */
const fileField = "scan-of-";

const sealed = z.object({
  component: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  bytes: z.number(),
  mediaType: z.string(),
  at: z.iso.datetime(),
});

/** The name of the file field of a paper. */
export function fileFieldOf(component: string): string {
  return fileField + component;
}

/** What was attached: files that the form carries already, then those that came with it. What is not ours or not of this form is left out. */
export async function readAttached(
  c: AppContext,
  id: string,
  { tokens, upload }: { readonly tokens: readonly string[]; readonly upload?: Upload },
): Promise<readonly AttachedFile[]> {
  const before = await Promise.all(tokens.map((token) => openToken(c, id, token)));
  const at = c.get("node").clock.now().toISOString();
  const fresh = (upload?.files ?? []).flatMap(({ field, name, file }) => {
    if (!field.startsWith(fileField)) return [];
    const { sha256, bytes, mediaType } = file;
    return [{ component: field.slice(fileField.length), sha256, name: name.normalize("NFC"), bytes, mediaType, at }];
  });
  const added = await Promise.all(fresh.map(async (file) => ({ ...file, token: await seal(c, id, file) })));
  const seen = new Set<string>();
  return [...before.filter((file) => file !== undefined), ...added].filter(({ component, sha256 }) => {
    const key = `${component} ${sha256}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Opens what a form carries of a file; undefined when it was not sealed here for this form and this person. */
export async function openToken(c: AppContext, id: string, token: string): Promise<AttachedFile | undefined> {
  const opened = await c.get("site").secret.open("intake-file", contextOf(c, id), token);
  const file = opened === undefined ? undefined : sealed.safeParse(JSON.parse(opened)).data;
  return file && { ...file, token };
}

/** The same files, carried by another form of the same person. */
export function carriedBy(c: AppContext, id: string, files: readonly AttachedFile[]): Promise<readonly AttachedFile[]> {
  return Promise.all(files.map(async (file) => ({ ...file, token: await seal(c, id, file) })));
}

function seal(c: AppContext, id: string, file: z.output<typeof sealed>): Promise<string> {
  return c.get("site").secret.seal("intake-file", contextOf(c, id), JSON.stringify(file));
}

function contextOf(c: AppContext, id: string): string {
  return `${id} ${c.get("principal")?.accountId ?? ""}`;
}

/** A file that was not taken, with its paper. */
export type RefusedScan = { readonly component: string; readonly name: string; readonly refused: RefusedFile };

/** Files that were not taken, each with its paper. */
export function refusedScans({ refused }: Upload): readonly RefusedScan[] {
  return refused.flatMap((file) =>
    file.field.startsWith(fileField)
      ? [{ component: file.field.slice(fileField.length), name: file.name, refused: file }]
      : [],
  );
}

/** What the record keeps of a file. */
export function componentFile({ sha256, name, bytes, mediaType, at }: AttachedFile): ComponentFile {
  return { sha256, name, bytes, mediaType, at };
}
