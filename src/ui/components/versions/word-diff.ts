import { diffPieces, shortenDiff } from "./diff-pieces.ts";
import type { DiffPart } from "./versions.tsx";

/** Pieces compared at most; longer texts are compared by lines. */
const mostPieces = 4000;

/** What changed between two versions of a text, word by word; the kept parts far from a change are cut when `around` is given. */
export function wordDiff(before: string, after: string, around?: number): readonly DiffPart[] {
  const long = before.length + after.length > mostPieces * 5;
  const split = (text: string): string[] => (long ? text.split(/(?<=\n)/) : text.split(/(?<=\s)/));
  const parts = diffPieces(split(before), split(after), 4_000_000);
  return around === undefined ? parts : shortenDiff(parts, around);
}
