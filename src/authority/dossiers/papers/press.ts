import { readFileSync } from "node:fs";
import { DomainError } from "../../../platform/errors/index.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import { nfc } from "../../../platform/text/index.ts";
import { typeset } from "../../../platform/typeset/index.ts";

/** The sheets a paper is made for: A5 as the circular asks, A4 where the counter has no other. */
export type PaperSize = "a5" | "a4";

/** What every paper carries around its own words. */
export type PaperFrame = {
  readonly title: string;
  readonly size: PaperSize;
  /** Wider than high. */
  readonly flipped: boolean;
  /** Code of the dossier, in the foot of every page. */
  readonly code: string;
  /** Which form of which circular it is, in the foot; empty where no law gives one. */
  readonly form: string;
  readonly head: {
    /** The line above the name: the agency over it. */
    readonly over: string | null;
    readonly name: string;
    /** Below the name: the dossier's code. */
    readonly mark: string;
    /** Place and day. */
    readonly day: string;
  };
};

const prelude = readFileSync(new URL("paper.typ", import.meta.url), "utf8");

/** A form of this folder with what all forms share before it. */
export function formOf(name: string): string {
  return `${prelude}\n${readFileSync(new URL(`${name}.typ`, import.meta.url), "utf8")}`;
}

/**
 * Prints a paper of a dossier as PDF/A, 10 to 20 ms. Equal papers give equal bytes. What the typeface has no letter for (pictograms, other
 * scripts) becomes an empty square rather than keeping a citizen waiting for a receipt.
 * @param at domain time, written in the file as its creation
 */
export async function printPaper(
  form: string,
  frame: PaperFrame,
  parts: { readonly [name: string]: Json },
  at: Date,
): Promise<Uint8Array> {
  const data = inTexts({ ...parts, ...frame }, (text) => nfc(text).replace(unseen, ""));
  try {
    return (await typeset({ template: form, data, at })).pdf;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "typeset.impossible") throw error;
    return (await typeset({ template: form, data: inTexts(data, (text) => text.replace(strange, "□")), at })).pdf;
  }
}

/** Characters that nobody sees, some of which turn the order of others. */
const unseen = /(?!\n)\p{Cc}|\p{Cf}/gu;

/** What is neither a Latin letter, a mark on one, a figure, nor usual punctuation; a QR code's markup has none of it. */
const strange = /[^\p{Script=Latin}\p{Script=Inherited}\p{Nd}\p{P}\p{Zs}\n\\+<=>|^`~$₫€£©®°±×÷½¼¾²³]+/gu;

function inTexts(data: Json, change: (text: string) => string): Json {
  if (typeof data === "string") return change(data);
  if (Array.isArray(data)) return data.map((one: Json) => inTexts(one, change));
  if (data === null || typeof data !== "object") return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, inTexts(value, change)]));
}
