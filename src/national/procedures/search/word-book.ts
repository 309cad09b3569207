import { soundOf } from "./words.ts";

/** A word of the index that stands for one that was typed, and how surely (0 to 1). */
export type NearWord = { readonly word: string; readonly likeness: number };

/** All words of an index, found by how they are written, how they sound, and what is left of them when a letter is dropped. */
export type WordBook = {
  add(word: string): void;
  /** Words that stand for one that was typed. `unfinished`: it may be the beginning of a longer one. */
  near(typed: string, unfinished: boolean): readonly NearWord[];
};

const asWritten = 1;
const asSounds = 0.8;
const asBegun = 0.7;
const asSlip = 0.55;

/** Slips are looked for in words of at least so many letters: in shorter ones every letter tells them apart. */
const shortestSlip = 3;
/** In words this short only another letter than the first may be wrong, and that is less sure. */
const short = 3;
const asShortSlip = 0.45;
/** What a beginning may stand for, at most. */
const mostBegun = 40;

/** An empty book. Vietnamese has some 2,500 syllables without accents, so that looking a word up costs microseconds. */
export function createWordBook(): WordBook {
  const words = new Set<string>();
  const bySound = new Map<string, string[]>();
  const byRest = new Map<string, string[]>();
  const byStart = new Map<string, string[]>();

  function slips(typed: string): readonly NearWord[] {
    if (words.has(typed) || typed.length < shortestSlip) return [];
    const found = new Set<string>();
    for (const rest of [typed, ...restsOf(typed)])
      for (const word of byRest.get(rest) ?? []) if (isOneSlip(typed, word)) found.add(word);
    if (typed.length > short) return [...found].map((word) => ({ word, likeness: asSlip }));
    return [...found]
      .filter((word) => word.length === typed.length && word[0] === typed[0])
      .map((word) => ({ word, likeness: asShortSlip }));
  }

  function begun(typed: string): readonly NearWord[] {
    const found = byStart.get(typed.slice(0, 2)) ?? [];
    return found
      .filter((word) => word.length > typed.length && word.startsWith(typed))
      .slice(0, mostBegun)
      .map((word) => ({ word, likeness: asBegun }));
  }

  return {
    add(word) {
      if (words.has(word)) return;
      words.add(word);
      push(bySound, soundOf(word), word);
      push(byStart, word.slice(0, 2), word);
      if (word.length >= shortestSlip) for (const rest of [word, ...restsOf(word)]) push(byRest, rest, word);
    },
    near(typed, unfinished) {
      const found = new Map<string, number>();
      const keep = ({ word, likeness }: NearWord): void => {
        found.set(word, Math.max(likeness, found.get(word) ?? 0));
      };
      if (words.has(typed)) keep({ word: typed, likeness: asWritten });
      for (const word of bySound.get(soundOf(typed)) ?? []) keep({ word, likeness: asSounds });
      for (const each of slips(typed)) keep(each);
      if (unfinished && typed.length >= 2) for (const each of begun(typed)) keep(each);
      if (found.has(typed)) found.set(typed, asWritten);
      return [...found].map(([word, likeness]) => ({ word, likeness }));
    },
  };
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

/** A word with each of its letters left out in turn. */
function restsOf(word: string): readonly string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}

/** Whether two words differ by one letter too many, missing or wrong, or by two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.length - start - end;
  const right = b.length - start - end;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
