import { foldAccents } from "../../../platform/text/index.ts";
import type { ProcedureSummary } from "../procedure-summary.ts";
import type { Indexed, SearchIndex } from "./search-index.ts";
import { accentedWords, askedWords, soundOf } from "./words.ts";

/** A procedure counts as found when it has at least this share of what was asked, by how telling the words are. */
const enough = 0.62;
/** What is far behind the best is no answer: at least this share of its score. */
const notFarBehind = 0.3;
/** Procedures whose order is looked at closely. */
const looked = 300;

type Scored = { readonly entry: Indexed; readonly score: number; readonly share: number };

/**
 * Orders the procedures that have the words somebody typed: by how telling the words are, where they stand, how surely they were meant,
 * and whether they stand together. `near`, when nothing is found, are those that have too little of it, the best first.
 */
export function rank(
  index: SearchIndex,
  typed: string,
  fits: (summary: ProcedureSummary) => boolean,
): { readonly found: readonly ProcedureSummary[]; readonly near: readonly ProcedureSummary[] } {
  const asked = askedWords(typed).flatMap((word) => partedIfGlued(index, word));
  const scored = score(index, asked, typed).filter(({ entry }) => fits(entry.summary));
  const least = scored.reduce((most, one) => Math.max(most, one.score), 0) * notFarBehind;
  const answers = scored.filter((one) => one.share >= enough && one.score >= least);
  const isFound = answers.length > 0;
  const ordered = inOrder(isFound ? answers : scored, asked, typed);
  return { found: isFound ? ordered : [], near: isFound ? [] : ordered };
}

function inOrder(scored: Scored[], asked: readonly string[], typed: string): readonly ProcedureSummary[] {
  scored.sort((a, b) => b.score - a.score);
  return [...look(scored.slice(0, looked), asked, typed), ...scored.slice(looked)].map(({ entry }) => entry.summary);
}

/** "khaisinh" is "khai sinh": a word that nothing stands for, but that is two known ones written together. */
function partedIfGlued(index: SearchIndex, word: string): readonly string[] {
  if (word.length < 4 || index.near(word, false).length > 0) return [word];
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)];
    if (parts.every((part) => index.postings(part).length > 0)) return parts;
  }
  return [word];
}

function score(index: SearchIndex, asked: readonly string[], typed: string): Scored[] {
  const entries = index.all();
  const scores = new Float64Array(entries.length);
  const shares = new Float64Array(entries.length);
  const best = new Float64Array(entries.length);
  const reach = new Float64Array(entries.length);
  let whole = 0;
  for (const [place, word] of asked.entries()) {
    const unfinished = place === asked.length - 1 && !/\s$/.test(typed);
    const near = index.near(word, unfinished);
    const telling =
      Math.max(0, ...near.map((one) => one.likeness * rarity(index, one.word))) || rarityOf(entries.length, 0);
    whole += telling;
    const touched: number[] = [];
    for (const { word: meant, likeness } of near) {
      for (const { at, weight } of index.postings(meant)) {
        const value = likeness * weight;
        if ((best[at] ?? 0) === 0) touched.push(at);
        if (value > (best[at] ?? 0)) best[at] = value;
        if (likeness > (reach[at] ?? 0)) reach[at] = likeness;
      }
    }
    for (const at of touched) {
      scores[at] = (scores[at] ?? 0) + telling * (best[at] ?? 0);
      shares[at] = (shares[at] ?? 0) + telling * Math.min(1, 0.4 + (reach[at] ?? 0) * 0.75) * standing(best[at] ?? 0);
      best[at] = 0;
      reach[at] = 0;
    }
  }
  return entries.flatMap((entry, at) => {
    const share = whole === 0 ? 0 : Math.min(1, (shares[at] ?? 0) / whole);
    return share === 0 ? [] : [{ entry, share, score: ((scores[at] ?? 0) / whole) * share * state(entry.summary) }];
  });
}

/** A word that stands only in the plain description is less of an answer than one in the name. */
function standing(best: number): number {
  return best < 0.25 ? 0.75 : 1;
}

function state({ status }: ProcedureSummary): number {
  return status === "withdrawn" ? 0.5 : 1;
}

function rarity(index: SearchIndex, word: string): number {
  return rarityOf(index.size(), index.postings(word).length);
}

function rarityOf(size: number, having: number): number {
  return Math.log(1 + size / (1 + having));
}

/** Looks closely: do the words stand together, are they the whole name or one of its other words, do the accents agree. */
function look(scored: readonly Scored[], asked: readonly string[], typed: string): readonly Scored[] {
  const sounds = asked.map(soundOf);
  const accents = foldAccents(typed) === typed.toLowerCase().normalize("NFC") ? [] : accentedWords(typed);
  return scored
    .map((one) => ({ ...one, score: one.score * (1 + closeness(one.entry, sounds) + agreement(one.entry, accents)) }))
    .sort((a, b) => b.score - a.score || a.entry.summary.name.length - b.entry.summary.name.length);
}

/** 0 to 1.5: how much of what was asked stands together in the name or one keyword, and how much of that phrase was asked. */
function closeness({ phrases }: Indexed, sounds: readonly string[]): number {
  let most = 0;
  const wanted = new Set(sounds);
  for (const [place, phrase] of phrases.entries()) {
    const pairs = sounds.slice(1).filter((sound, index) => isPair(phrase, sounds[index] ?? "", sound)).length;
    const together = sounds.length > 1 ? pairs / (sounds.length - 1) : 0;
    const covered = phrase.filter((sound) => wanted.has(sound)).length / Math.max(1, phrase.length);
    // A keyword is somebody else's name for the procedure: nearly as good as its own.
    most = Math.max(most, (0.7 * together + 0.8 * covered) * (place === 0 ? 1 : 0.9));
  }
  return most;
}

function isPair(phrase: readonly string[], first: string, second: string): boolean {
  return phrase.some((sound, index) => sound === first && phrase[index + 1] === second);
}

/** 0 to 0.3: who wrote accents meant them. */
function agreement({ accented }: Indexed, accents: readonly string[]): number {
  if (accents.length === 0) return 0;
  return (0.3 * accents.filter((word) => accented.has(word)).length) / accents.length;
}
