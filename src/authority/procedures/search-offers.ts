import type { Db } from "../../platform/db/index.ts";
import { foldAccents } from "../../platform/text/index.ts";
import type { ProcedureLevel } from "../../protocol/procedures/index.ts";
import { flowOf } from "./flow-of.ts";
import type { Offered } from "./offered.ts";
import { readCatalogueState } from "./store/catalogue-state.ts";
import { readYearOfDemand } from "./store/demand.ts";
import { readNational } from "./store/national.ts";
import { listPublished } from "./store/offered.ts";

/** A procedure that a counter may receive, as it stands in a list. */
export type FoundOffer = {
  readonly id: string;
  /** The national code, else the authority's own. */
  readonly code: string;
  readonly name: string;
  readonly sector: string;
  readonly levels: readonly ProcedureLevel[];
};

/** What a counter looks for. */
export type OfferSearch = {
  /** Words, beginnings of words, first letters of words, or a code; accents do not matter. Empty: what is used most. */
  readonly text: string;
  /** The counter, and the level of procedures it stands at. */
  readonly agencyCode: string;
  readonly level: ProcedureLevel;
  readonly limit: number;
  /** How often each was received here lately, by id. */
  readonly used?: ReadonlyMap<string, number>;
};

type Entry = {
  readonly offer: FoundOffer;
  readonly receivers: readonly string[];
  readonly leadAgency: string;
  readonly codes: readonly string[];
  readonly name: Phrase;
  readonly keywords: readonly Phrase[];
  readonly demand: number;
};

/**
 * Published procedures that a counter may receive, the best match first: "kh si", "ks", "dang ky khai sinh", "khaisinh" and "1.001193" all find
 * the registration of births. Of equal matches what is used here most comes first. One small query; the catalogue is kept in memory by its version.
 */
export async function searchOffers(db: Db, asked: OfferSearch): Promise<readonly FoundOffer[]> {
  const { text, limit, used = new Map<string, number>() } = asked;
  const wanted = wantedOf(text);
  return (await entriesOf(db))
    .flatMap((entry) => {
      const match = mayCome(entry, asked) ? (wanted ? matchOf(entry, wanted) : 1) : 0;
      return match > 0
        ? [{ entry, rank: match + Math.min(30, 6 * Math.log2(1 + (used.get(entry.offer.id) ?? 0))) }]
        : [];
    })
    .sort(
      (a, b) =>
        b.rank - a.rank || b.entry.demand - a.entry.demand || a.entry.offer.name.length - b.entry.offer.name.length,
    )
    .slice(0, limit)
    .map(({ entry }) => entry.offer);
}

/** Id of the published procedure of a code, the authority's own way of writing it or the nation's; undefined when there is none. */
export async function findOfferId(db: Db, code: string): Promise<string | undefined> {
  const wanted = code.trim().toLowerCase();
  return (await entriesOf(db)).find(({ codes }) => codes.includes(wanted))?.offer.id;
}

function mayCome({ offer, receivers, leadAgency }: Entry, { agencyCode, level }: OfferSearch): boolean {
  if (!offer.levels.includes(level)) return false;
  const isHere = (code: string) => code === agencyCode || code.startsWith(`${agencyCode}.`);
  return receivers.length === 0 || receivers.some(isHere) || isHere(leadAgency);
}

const known = new WeakMap<Db, { readonly version: string; readonly entries: readonly Entry[] }>();

async function entriesOf(db: Db): Promise<readonly Entry[]> {
  const [own, national] = await Promise.all([readCatalogueState(db), readNational(db, db)]);
  if (!own) return [];
  const version = `${own.version} ${own.settledOn} ${national?.version ?? 0}`;
  const held = known.get(db);
  if (held?.version === version) return held.entries;
  const demand = await readYearOfDemand(db, own.settledOn);
  const entries = (await listPublished(db)).map((offered) => {
    const record = national?.byCode.get(flowOf(offered));
    return entryOf(offered, {
      sector: record?.sector.name ?? "",
      keywords: record?.keywords ?? [],
      demand: demand.get(offered.id)?.total ?? 0,
    });
  });
  known.set(db, { version, entries });
  return entries;
}

function entryOf(
  offered: Offered,
  more: { readonly sector: string; readonly keywords: readonly string[]; readonly demand: number },
): Entry {
  const { id, name, levels, receivers, leadAgency } = offered;
  return {
    offer: { id, code: flowOf(offered), name, sector: more.sector, levels },
    receivers,
    leadAgency,
    codes: [...new Set([flowOf(offered), offered.code].map((code) => code.toLowerCase()))],
    name: phraseOf(name.replace(/^thủ tục\s+/iu, "")),
    keywords: more.keywords.map(phraseOf),
    demand: more.demand,
  };
}

/** A text as it is looked through: its words, their first letters, all of it without blanks. */
type Phrase = { readonly words: readonly string[]; readonly initials: string; readonly joined: string };

function phraseOf(text: string): Phrase {
  const words = wordsOf(text);
  return { words, initials: words.map((word) => word[0]).join(""), joined: words.join("") };
}

function wordsOf(text: string): readonly string[] {
  return foldAccents(text).match(/[a-z0-9]+/g) ?? [];
}

/** What was typed, read once for all entries. */
type Wanted = { readonly code: string | undefined; readonly tokens: readonly string[] };

function wantedOf(text: string): Wanted | undefined {
  const folded = foldAccents(text).trim();
  const code = folded.replace(/\s+/g, "");
  const isCode = /^[0-9][a-z0-9.]*$/.test(code);
  return folded === "" ? undefined : { code: isCode ? code : undefined, tokens: wordsOf(folded) };
}

/** How well an entry fits, 0 for not at all. */
function matchOf({ codes, name, keywords }: Entry, { code, tokens }: Wanted): number {
  if (code !== undefined) {
    if (codes.some((one) => one.startsWith(code))) return 130;
    if (code.length >= 3 && codes.some((one) => one.includes(code))) return 110;
  }
  if (tokens.length === 0) return 0;
  return Math.max(matchWords(name, tokens), ...keywords.map((of) => Math.min(80, matchWords(of, tokens))));
}

function matchWords(phrase: Phrase, tokens: readonly string[]): number {
  const { words, initials, joined } = phrase;
  const first = tokens[0]?.[0] ?? "";
  for (let from = initials.indexOf(first); from >= 0; from = initials.indexOf(first, from + 1))
    if (fitsFrom(phrase, from, { tokens, at: 0 })) return 100 - Math.min(from, 20);
  if (fitsInOrder(words, tokens)) return 60;
  if (tokens.every((token) => words.some((word) => word.startsWith(token)))) return 45;
  const all = tokens.join("");
  return all.length >= 4 && joined.includes(all) ? 40 : 0;
}

/** Whether tokens fit words one after another: each begins a word, or is the first letters of several. */
function fitsFrom(
  phrase: Phrase,
  from: number,
  { tokens, at }: { readonly tokens: readonly string[]; readonly at: number },
): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  const word = phrase.words[from];
  if (word === undefined) return false;
  if (word.startsWith(token) && fitsFrom(phrase, from + 1, { tokens, at: at + 1 })) return true;
  const isInitials = token.length > 1 && phrase.initials.startsWith(token, from);
  return isInitials && fitsFrom(phrase, from + token.length, { tokens, at: at + 1 });
}

function fitsInOrder(words: readonly string[], tokens: readonly string[]): boolean {
  let next = 0;
  for (const word of words) if (next < tokens.length && word.startsWith(tokens[next] ?? "")) next += 1;
  return next === tokens.length;
}
