import type { OfficialBlock } from "./document.ts";

/**
 * Reads a text as a drafter types it, one paragraph a line, into blocks: recognises legal bases at the beginning,
 * "QUYẾT ĐỊNH:", "Phần", "Chương", "Mục" (title on the next line) and "Điều". Everything else is a paragraph. No character is
 * changed or lost.
 */
export function officialBlocks(text: string): readonly OfficialBlock[] {
  const lines = text
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const blocks: OfficialBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (division.test(line)) {
      at += 1;
      blocks.push({ kind: "division", label: line, title: lines[at] ?? "", capitals: !/^Mục/.test(line) });
    } else blocks.push(blockOf(line, blocks, lines[at + 1]));
  }
  return blocks;
}

const division = /^(Phần (thứ \p{L}+|[IVXLC]+|\d+)|Chương ([IVXLC]+|\d+)|Mục \d+)$/u;
const article = /^(Điều \d+[a-zđ]?\.)\s*(.*)$/u;
const basis = /^(Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện|Trên cơ sở) /;

function blockOf(line: string, before: readonly OfficialBlock[], next: string | undefined): OfficialBlock {
  const found = article.exec(line);
  if (found) return articleOf(found[1] ?? "", found[2] ?? "", next);
  if (line.length < 60 && line.endsWith(":") && line === line.toUpperCase()) return { kind: "centre", text: line };
  const stillBases = before.every((block) => block.kind === "basis");
  if (stillBases && basis.test(line) && /[;.]$/.test(line)) return { kind: "basis", text: line };
  return { kind: "paragraph", text: line };
}

/** An article whose line does not end a sentence, with its text below, has a title; otherwise its text runs on. */
function articleOf(label: string, rest: string, next: string | undefined): OfficialBlock {
  if (rest === "") return { kind: "article", label };
  const hasTitle = !/[.;:/]$/.test(rest) && next !== undefined && !article.test(next);
  return hasTitle ? { kind: "article", label, title: rest } : { kind: "article", label, text: rest };
}
