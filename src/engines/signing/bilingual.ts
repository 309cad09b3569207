/** A text in both languages a person may read. */
export type Bilingual = { readonly vi: string; readonly en: string };
