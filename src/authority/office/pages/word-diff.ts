import type { DiffPart } from "../../../ui/index.ts";

/** Pieces compared at most; longer texts are compared by lines. */
const mostPieces = 4000;

/** What changed between two versions of a text, word by word; the kept parts far from a change are cut when `around` is given. */
export function wordDiff(before: string, after: string, around?: number): readonly DiffPart[] {
  const long = before.length + after.length > mostPieces * 5;
  const split = (text: string): string[] => (long ? text.split(/(?<=\n)/) : text.split(/(?<=\s)/));
  const parts = joined(compare(split(before), split(after)));
  return around === undefined ? parts : shortened(parts, around);
}

function compare(a: readonly string[], b: readonly string[]): DiffPart[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [
    ...a.slice(0, start).map((text): DiffPart => ({ kind: "same", text })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text): DiffPart => ({ kind: "same", text })),
  ];
}

/** The longest common run of pieces, by the table of Wagner and Fischer. */
function middle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length > 4_000_000) return [part("removed", a.join("")), part("added", b.join(""))];
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const isSame = i < a.length && j < b.length && a[i] === b[j];
    if (isSame) {
      parts.push(part("same", a[i++] ?? ""));
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push(part("removed", a[i++] ?? ""));
    else parts.push(part("added", b[j++] ?? ""));
  }
  return parts;
}

function part(kind: DiffPart["kind"], text: string): DiffPart {
  return { kind, text };
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const found: DiffPart[] = [];
  for (const one of parts) {
    if (one.text === "") continue;
    const last = found.at(-1);
    if (last?.kind === one.kind) found[found.length - 1] = part(one.kind, last.text + one.text);
    else found.push(one);
  }
  return found;
}

function shortened(parts: readonly DiffPart[], around: number): readonly DiffPart[] {
  return parts.map((one, index) => {
    if (one.kind !== "same" || one.text.length <= 2 * around + 1) return one;
    const head = index === 0 ? "" : one.text.slice(0, around);
    const tail = index === parts.length - 1 ? "" : one.text.slice(-around);
    return part("same", `${head}…${tail}`);
  });
}
