import { foldAccents } from "../../../platform/text/index.ts";

/** The words of a text without accents: Vietnamese writes each syllable apart, so that they are few, and short. */
export function wordsOf(text: string): readonly string[] {
  return foldAccents(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/**
 * How a word sounds, told coarsely: syllables that people mix up are one ("sinh" and "xinh", "ký" and "kí", "trợ" and "chợ", "giấy" and
 * "dấy", "nộp" and "lộp", "bạc" and "bạt").
 * @param word without accents
 */
export function soundOf(word: string): string {
  return word
    .replace(/^ngh/, "ng")
    .replace(/^gh/, "g")
    .replace(/^gi(?=[aeou])/, "d")
    .replace(/^gi/, "di")
    .replace(/^[rv]/, "d")
    .replace(/^tr/, "ch")
    .replace(/^x/, "s")
    .replace(/^ph/, "f")
    .replace(/^[kq]/, "c")
    .replace(/^n(?![gh])/, "l")
    .replace(/y/g, "i")
    .replace(/n[gh]$/, "n")
    .replace(/(?:ch|c)$/, "t");
}

/** Words that a question carries without saying what is asked for. */
const idle: ReadonlySet<string> = new Set(
  "lam xin o dau the nao cho toi muon can gi hoi ve la va cua co duoc khong bao nhieu cach nhu minh em a how to the for of i my get do an apply".split(
    " ",
  ),
);

/** Turns of phrase that say nothing about which procedure is meant. */
const idleTurns = /\b(?:thu tuc(?: hanh chinh)?|huong dan|ho so gom|giay to gi|mat bao lau|o dau|nhu the nao)\b/g;

/** The words of what somebody typed that say which procedure is meant; all of them when nothing else is left. */
export function askedWords(typed: string): readonly string[] {
  const all = wordsOf(typed);
  const said = wordsOf(all.join(" ").replace(idleTurns, " ")).filter((word) => !idle.has(word));
  return said.length > 0 ? said : all;
}

/** Lower case in NFC with its accents: what tells "thuế" from "thuê" when both were written so. */
export function accentedWords(text: string): readonly string[] {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
