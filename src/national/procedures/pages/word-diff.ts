import type { DiffPart } from "../../../ui/index.ts";

/** Cells of the table by which two texts are compared, at most: beyond, they are shown one after the other. */
const mostCells = 1_000_000;

/** What changed between two texts, word by word; of kept parts longer than twice `around`, only the ends beside a change are shown. */
export function wordDiff(before: string, after: string, around: number): readonly DiffPart[] {
  const [a, b] = [pieces(before), pieces(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const parts = [
    { kind: "same" as const, text: a.slice(0, start).join("") },
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { kind: "same" as const, text: a.slice(a.length - end).join("") },
  ].filter(({ text }) => text !== "");
  return together(parts).map((part, index) => shortened(part, index === 0, index === parts.length - 1, around));
}

function pieces(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\s)|(?=\s)/);
}

/** By the longest run of pieces that both have. */
function between(a: readonly string[], b: readonly string[]): readonly DiffPart[] {
  if (a.length * b.length > mostCells || a.length === 0 || b.length === 0)
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
  const parts: { kind: DiffPart["kind"]; text: string }[] = [];
  const push = (kind: DiffPart["kind"], text = ""): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push("same", a[i]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) push("removed", a[i++]);
    else push("added", b[j++]);
  }
  return parts;
}

/** A change of several words in a row is one change: the blanks between them go with it. */
function together(parts: readonly DiffPart[]): readonly DiffPart[] {
  const found: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const close = (): void => {
    if (removed !== "") found.push({ kind: "removed", text: removed });
    if (added !== "") found.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const isBlankBetween = kind === "same" && text.trim() === "" && !text.includes("\n");
    const goesOn = isBlankBetween && removed + added !== "" && (parts[index + 1]?.kind ?? "same") !== "same";
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (goesOn) {
      if (removed !== "") removed += text;
      if (added !== "") added += text;
    } else {
      close();
      found.push({ kind, text });
    }
  }
  close();
  return found;
}

function shortened(part: DiffPart, isFirst: boolean, isLast: boolean, around: number): DiffPart {
  if (part.kind !== "same" || part.text.length <= 2 * around + 1) return part;
  const head = isFirst ? "" : part.text.slice(0, around);
  const tail = isLast ? "" : part.text.slice(-around);
  return { kind: "same", text: `${head}…${tail}` };
}
