import type { Node } from "../../../platform/node.ts";
import type { CarriedFile } from "../../../protocol/dossiers/index.ts";
import { dossierErrors } from "../errors.ts";
import type { ComponentFile } from "../record.ts";

/** All files that travel with one step, in bytes. */
const mostBytes = 20 * 1024 * 1024;

/** Reads files to travel to another node. Throws `dossier.files-too-large`. */
export async function packFiles(node: Node, files: readonly ComponentFile[]): Promise<readonly CarriedFile[]> {
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes) throw dossierErrors.filesTooLarge();
  return Promise.all(
    files.map(async ({ sha256, name, mediaType }) => ({
      name,
      mediaType,
      sha256,
      content: Buffer.from(await node.files.bytes(sha256)).toString("base64"),
    })),
  );
}

/** Keeps files that came from another node. Throws what the file store refuses: an empty file, a type that does not agree. */
export async function unpackFiles(
  node: Node,
  files: readonly CarriedFile[],
  at: Date,
): Promise<readonly ComponentFile[]> {
  const kept: ComponentFile[] = [];
  for (const { name, content } of files) {
    const stored = await node.files.put(Buffer.from(content, "base64"), { maxBytes: mostBytes, name });
    kept.push({ ...stored, name, at: at.toISOString() });
  }
  return kept;
}
