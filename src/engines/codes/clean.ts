import { type Problem, problem } from "./problem.ts";

/** A text freed of what people cannot see or mistake: hidden characters, spaces, look-alikes of letters, digits and signs. */
export type Cleaned = { text: string; problems: Problem[] };

/**
 * Frees a code of hidden characters, blank space and look-alike characters, telling each. Used before every parse, so that
 * a parser meets only the characters of its own alphabet. Never throws, whatever the string.
 */
export function cleanCode(text: string): Cleaned {
  const problems: Problem[] = [];
  const composed = text.normalize("NFC");
  if (composed !== text) problems.push(problem("not-composed"));
  let cleaned = "";
  for (const character of composed.trim()) cleaned += cleanCharacter(character, problems);
  if (composed !== composed.trim()) problems.push(problem("outer-space"));
  return { text: cleaned, problems };
}

function cleanCharacter(character: string, problems: Problem[]): string {
  if (/\s/u.test(character)) {
    problems.push(problem("inner-space"));
    return "";
  }
  if (/[\p{Cf}\p{Cc}\p{Mn}]/u.test(character)) {
    problems.push(problem("hidden-character", codePointName(character)));
    return "";
  }
  const meant = lookAlikes.get(character) ?? widened(character);
  if (meant === character) return character;
  problems.push(problem("look-alike", character));
  return meant;
}

/** Full-width and other compatibility forms of ASCII, e.g. "Ｈ" or "³". */
function widened(character: string): string {
  const compatible = character.normalize("NFKC");
  return /^[\x21-\x7e]$/.test(compatible) ? compatible : character;
}

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${hex}`;
}

/** Cyrillic and Greek letters and Unicode signs that look like the ones in codes; Ð (Icelandic) and Ɖ (African) for Đ. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [
    ["АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"],
    ["авеѕіјкмнорстух", "abesijkmhopctyx"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
    ["ο", "o"],
    ["ÐƉ", "ĐĐ"],
    ["ð", "đ"],
    ["‐‑‒–—―−﹣", "--------"],
    ["⁄∕╱", "///"],
    ["·•∙。", "...."],
  ].flatMap(([from = "", to = ""]) => {
    const meant = [...to];
    return [...from].map((character, index): [string, string] => [character, meant[index] ?? character]);
  }),
);
