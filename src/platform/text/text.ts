/** The two languages of every page: Vietnamese first, English by a switch. */
export type Locale = "vi" | "en";

/** One text in both languages. */
export type Text = { readonly vi: string; readonly en: string };

/** Words of a page: the same keys in both languages, checked by the compiler. */
export type Words<T> = { readonly vi: T; readonly en: { readonly [K in keyof T]: Widen<T[K]> } };

type Widen<T> = T extends string ? string : T extends (...args: infer A) => infer R ? (...args: A) => R : T;

/**
 * Declares the words of a page or part. `en` must have exactly the keys of `vi`;
 * a value is a string or a function of data to a string.
 */
export function defineText<const T extends Record<string, unknown>>(words: Words<T>): Words<T> {
  return words;
}

/** Picks the words of one language. */
export function wordsIn<T>(words: Words<T>, locale: Locale): Words<T>["en"] {
  return (locale === "vi" ? words.vi : words.en) as Words<T>["en"];
}

/** Picks one text in one language. */
export function textIn(text: Text, locale: Locale): string {
  return text[locale];
}

/** Normalises text from outside (forms, file names, XML) to NFC, the only form kept inside. */
export function nfc(text: string): string {
  return text.normalize("NFC");
}

/** Lower case without accents, đ as d: what search compares. */
export function foldAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().normalize("NFC");
}
