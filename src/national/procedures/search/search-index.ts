import type { ProcedureSummary } from "../procedure-summary.ts";
import { createWordBook, type NearWord } from "./word-book.ts";
import { accentedWords, soundOf, wordsOf } from "./words.ts";

/** What the index keeps of a procedure beside its summary, for ranking. */
export type Indexed = {
  readonly summary: ProcedureSummary;
  /** Its name and each keyword as lists of sounds. */
  readonly phrases: readonly (readonly string[])[];
  /** Words of its name and keywords with their accents. */
  readonly accented: ReadonlySet<string>;
};

/** A word in a procedure: where the procedure stands, and how much the word says there. */
type Posting = { readonly at: number; readonly weight: number };

/** Procedures by their words, in memory. */
export type SearchIndex = {
  /** Takes a procedure in, in place of what was known under its code. */
  put(summary: ProcedureSummary): void;
  readonly size: () => number;
  readonly all: () => readonly Indexed[];
  /** All of them in the order of their names. */
  readonly byName: () => readonly ProcedureSummary[];
  find(code: string): ProcedureSummary | undefined;
  readonly codes: () => readonly string[];
  near(typed: string, unfinished: boolean): readonly NearWord[];
  postings(word: string): readonly Posting[];
};

const weights = { name: 1, keyword: 0.9, english: 0.7, sector: 0.4, plain: 0.2 } as const;

/** An empty index. */
export function createSearchIndex(): SearchIndex {
  const book = createWordBook();
  const entries: Indexed[] = [];
  const places = new Map<string, number>();
  const byWord = new Map<string, Posting[]>();
  let ordered: readonly ProcedureSummary[] | undefined;

  function forget(at: number): void {
    const known = entries[at];
    if (!known) return;
    for (const word of weighted(known.summary).keys()) {
      const list = byWord.get(word);
      const found = list?.findIndex((posting) => posting.at === at) ?? -1;
      if (list && found >= 0) list.splice(found, 1);
    }
  }

  return {
    put(summary) {
      const known = places.get(summary.code);
      const at = known ?? entries.length;
      if (known !== undefined) forget(known);
      places.set(summary.code, at);
      entries[at] = indexed(summary);
      ordered = undefined;
      for (const [word, weight] of weighted(summary)) {
        book.add(word);
        const list = byWord.get(word);
        if (list) list.push({ at, weight });
        else byWord.set(word, [{ at, weight }]);
      }
    },
    size: () => entries.length,
    all: () => entries,
    byName: () => {
      ordered ??= entries.map(({ summary }) => summary).sort(compareNames);
      return ordered;
    },
    find: (code) => entries[places.get(code) ?? -1]?.summary,
    codes: () => [...places.keys()],
    near: (typed, unfinished) => book.near(typed, unfinished),
    postings: (word) => byWord.get(word) ?? [],
  };
}

const collator = new Intl.Collator("vi");

function compareNames(a: ProcedureSummary, b: ProcedureSummary): number {
  return collator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1);
}

function indexed(summary: ProcedureSummary): Indexed {
  const texts = [summary.name, ...summary.keywords];
  return {
    summary,
    phrases: texts.map((text) => wordsOf(text.replace(/^thủ tục\s/iu, "")).map(soundOf)),
    accented: new Set(texts.flatMap(accentedWords)),
  };
}

/** The words of a procedure with the weight of the most telling place in which each stands. */
function weighted({ name, nameEn, keywords, sector, plain }: ProcedureSummary): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const word of wordsOf(text)) if ((found.get(word) ?? 0) < weight) found.set(word, weight);
  };
  add(plain.vi, weights.plain);
  add(plain.en, weights.plain);
  add(sector.name, weights.sector);
  add(sector.nameEn, weights.sector);
  add(nameEn, weights.english);
  for (const keyword of keywords) add(keyword, weights.keyword);
  add(name, weights.name);
  return found;
}
