import type { Node } from "../../../platform/node.ts";
import type { CarriedFile } from "../../../protocol/dossiers/index.ts";
import { dossierErrors } from "../errors.ts";
import type { ComponentFile } from "../record.ts";

/** All files that travel with one step, in bytes. */
const mostBytes = 20 * 1024 * 1024;

/** Reads files, paper by paper, to travel to another node with one step. Throws `dossier.files-too-large` when together they are. */
export async function packFiles(
  node: Node,
  papers: readonly (readonly ComponentFile[])[],
): Promise<readonly (readonly CarriedFile[])[]> {
  const total = papers.flat().reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > mostBytes) throw dossierErrors.filesTooLarge();
  return Promise.all(papers.map((files) => Promise.all(files.map((file) => pack(node, file)))));
}

async function pack(node: Node, { sha256, name, mediaType }: ComponentFile): Promise<CarriedFile> {
  const content = Buffer.from(await node.files.bytes(sha256)).toString("base64");
  return { name, mediaType, sha256, content };
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
