import type { Node } from "../../platform/node.ts";
import { createDirectoryReader, type DirectoryReader } from "../directory/index.ts";

/** What the axis's actions stand on. */
export type Axis = { readonly node: Node; readonly directory: DirectoryReader };

/** The axis of a node, with its memory of the directory. */
export function createAxis(node: Node): Axis {
  return { node, directory: createDirectoryReader() };
}

/** A reason for people, with its stable code. */
export type Reason = { readonly code: string; readonly vi: string; readonly en: string };

/** Who hands something in: a node proved by its signature, or foreign software by its credential. */
export type Source =
  | { readonly kind: "node"; readonly code: string }
  | { readonly kind: "client"; readonly clientId: string; readonly agencyCode: string };

/** The name of a source as rows keep it. */
export function nameOf(source: Source): string {
  return source.kind === "node" ? source.code : source.clientId;
}

/** Whether a source may speak for an agency: a node for its level 1 code and all below, foreign software for its own agency alone. */
export function speaksFor(source: Source, agencyCode: string): boolean {
  if (source.kind === "client") return source.agencyCode === agencyCode;
  return agencyCode === source.code || agencyCode.startsWith(`${source.code}.`);
}

/** One edXML message as it was handed in. */
export type Submission = {
  /** Id under which the sender's node sent it; null from foreign software. */
  readonly id: string | null;
  readonly body: Uint8Array;
};
