import type { DiffPart } from "./versions.tsx";

/**
 * What changed between two texts cut into pieces, by the longest run of pieces that both have; neighbours of a kind are one part.
 * @param mostCells cells of the table of Wagner and Fischer, at most: beyond, what differs is shown one after the other
 */
export function diffPieces(a: readonly string[], b: readonly string[], mostCells: number): readonly DiffPart[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return joined([
    { kind: "same", text: a.slice(0, start).join("") },
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end), mostCells),
    { kind: "same", text: a.slice(a.length - end).join("") },
  ]);
}

/** Of kept parts longer than twice `around`, only the ends beside a change stay. */
export function shortenDiff(parts: readonly DiffPart[], around: number): readonly DiffPart[] {
  return parts.map((part, index) => {
    if (part.kind !== "same" || part.text.length <= 2 * around + 1) return part;
    const head = index === 0 ? "" : part.text.slice(0, around);
    const tail = index === parts.length - 1 ? "" : part.text.slice(-around);
    return { kind: "same", text: `${head}…${tail}` };
  });
}

function middle(a: readonly string[], b: readonly string[], mostCells: number): readonly DiffPart[] {
  if (a.length * b.length > mostCells)
    return [
      { kind: "removed", text: a.join("") },
      { kind: "added", text: b.join("") },
    ];
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const isSame = i < a.length && j < b.length && a[i] === b[j];
    if (isSame) {
      parts.push({ kind: "same", text: a[i++] ?? "" });
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push({ kind: "removed", text: a[i++] ?? "" });
    else parts.push({ kind: "added", text: b[j++] ?? "" });
  }
  return parts;
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const found: { kind: DiffPart["kind"]; text: string }[] = [];
  for (const { kind, text } of parts) {
    const last = found.at(-1);
    if (text === "") continue;
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  }
  return found;
}
