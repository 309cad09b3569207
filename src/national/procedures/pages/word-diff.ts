import { type DiffPart, diffPieces, shortenDiff } from "../../../ui/index.ts";

/** What changed between two texts, word by word; of kept parts longer than twice `around`, only the ends beside a change are shown. */
export function wordDiff(before: string, after: string, around: number): readonly DiffPart[] {
  return shortenDiff(together(diffPieces(pieces(before), pieces(after), 1_000_000)), around);
}

function pieces(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\s)|(?=\s)/);
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
