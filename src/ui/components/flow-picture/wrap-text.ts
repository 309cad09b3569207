/** Breaks a text into lines of at most `most` characters, between words; what does not fit into `lines` ends in "…". */
export function wrapText(text: string, most: number, lines: number): readonly string[] {
  const broken: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const last = broken.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word.length > most + 2 ? `${word.slice(0, most - 1)}…` : word);
  }
  if (broken.length <= lines) return broken;
  const kept = broken.slice(0, lines);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? "").slice(0, most - 1)}…`];
}
