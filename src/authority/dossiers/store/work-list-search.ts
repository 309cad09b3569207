import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { ListedDossier } from "../listed-dossier.ts";
import {
  every,
  guestsOf,
  indexQuery,
  markedId,
  markedInstant,
  type Part,
  searchWords,
  textConditions,
  wordsOf,
} from "./work-list-query.ts";
import { readListed } from "./work-list-rows.ts";

/** What is looked for among all dossiers, open and ended. */
export type DossierSearch = {
  readonly text: string;
  /** Of `text`, as `wordsToFind` gives them. */
  readonly words: readonly string[];
  /** Only those that one agency resolves, received or has a step of; undefined: of the whole node. */
  readonly agency?: string | undefined;
  readonly after?: string | undefined;
  readonly size?: number;
  /** How many of the newest are looked through before the index is asked (by default what `lookedThrough` says). */
  readonly lookThrough?: number;
};

/** A page of what was found, the newest first. `more`: too many to be counted. */
export type FoundPage = {
  readonly rows: readonly ListedDossier[];
  readonly next: string | undefined;
  readonly total: number;
  readonly more: boolean;
};

/**
 * Words of a text, folded. The last one is taken for the beginning of a word (`word*`) when no dossier has it whole: a common word is found at once,
 * and the beginning of one need not be.
 */
export async function wordsToFind(db: Db, text: string): Promise<readonly string[]> {
  const words = searchWords(text);
  const last = words.at(-1);
  if (last === undefined || last.length < 2) return words;
  const { rows } =
    await sql`SELECT FROM dossier.searched s WHERE ${wordsOf} @@ ${`'${last}'`}::tsquery LIMIT 1`.execute(db);
  return rows.length > 0 ? words : [...words.slice(0, -1), `${last}*`];
}

/** How many of the newest are looked through before the index is asked: of a node they lie side by side, of an agency scattered. */
const lookedThrough = { node: 2_000, agency: 800 } as const;
/** How many found by the index are sorted; a question that more answer to, and yet none of the newest, needs another word. */
const mostSorted = 10_000;
const weekMs = 7 * 24 * 3_600_000;
/** Weeks that the index is asked for, the newest first, before it is asked for all: an agency's are not so many. */
const weeksFirst = { node: [2, 8], agency: [8] } as const;

/**
 * Finds dossiers by words of code, name, number, procedure or subject. A word that many have (a family name) is found among the newest within some
 * hundred rows, where the index of words would first gather hundreds of thousands. What is not found there often enough is asked of the index. Agency
 * and week of receipt are words of it too: their lists meet inside, and of what many weeks have only the newest is fetched, which is what costs. So
 * no kind of word is slow, and nothing hangs on the planner's guesses.
 */
export async function searchDossiers(db: Db, search: DossierSearch): Promise<FoundPage> {
  const size = Math.min(Math.max(search.size ?? 50, 1), 200);
  const { words } = search;
  if (words.length === 0) return { rows: [], next: undefined, total: 0, more: false };
  const exact = await byCode(db, search);
  if (exact) return { rows: await readListed(db, [exact]), next: undefined, total: 1, more: false };
  // A long number is never common.
  const isNumber = words.some((word) => /^\d{6,}$/.test(word));
  const newest = isNumber
    ? undefined
    : ((await lookThrough(db, search, size)) ?? (await ofNewestWeeks(db, search, size)));
  if (newest) return page(db, newest, size, { total: size, more: true });
  const found = await sql<Found & { total: number }>`
    SELECT f.id, f.received_at::text AS at, count(*) OVER () AS total FROM (${foundBy(search)}) f
    ORDER BY f.received_at DESC, f.id DESC LIMIT ${size + 1}`.execute(db);
  const total = found.rows[0]?.total ?? 0;
  return page(db, found.rows, size, { total: Math.min(total, mostSorted), more: total > mostSorted });
}

type Found = { readonly id: string; readonly at: string; readonly token?: null };

async function page(
  db: Db,
  found: readonly Found[],
  size: number,
  counted: { readonly total: number; readonly more: boolean },
): Promise<FoundPage> {
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const rows = await readListed(
    db,
    shown.map(({ id }) => ({ id, token: null })),
  );
  return { rows, next: found.length > size && last ? `${last.at}~${last.id}` : undefined, ...counted };
}

/**
 * A full page of the newest that fit, if a bounded number of dossiers has so many. What an agency received for others, or has a step of, is few
 * and looked through whole, so that the page is the right one.
 */
async function lookThrough(db: Db, search: DossierSearch, size: number): Promise<readonly Found[] | undefined> {
  const { agency, words } = search;
  const before = beyond(search.after);
  const most = search.lookThrough ?? lookedThrough[agency === undefined ? "node" : "agency"];
  const newest = (where: Part): Part =>
    sql`(SELECT s.dossier_id AS id, s.received_at FROM (SELECT s.* FROM dossier.searched s WHERE ${where} AND ${before}
      ORDER BY s.received_at DESC, s.dossier_id DESC LIMIT ${most}) s WHERE ${every(textConditions(words))} LIMIT ${size + 1})`;
  const own = agency === undefined ? newest(sql`true`) : newest(sql`s.agency_code = ${agency}`);
  const others =
    agency === undefined
      ? sql``
      : sql`UNION ALL ${newest(sql`s.received_agency = ${agency} AND s.received_agency <> s.agency_code`)}
        UNION ALL (SELECT s.dossier_id, s.received_at FROM (${guestsOf(agency)}) s WHERE ${every(textConditions(words))} AND ${before})`;
  const { rows } = await sql<Found & { own: number }>`
    WITH own AS MATERIALIZED ${own}
    SELECT f.id, f.received_at::text AS at, (SELECT count(*) FROM own) AS own FROM (SELECT * FROM own ${others}) f
    WHERE (SELECT count(*) FROM own) > ${size} ORDER BY f.received_at DESC, f.id DESC LIMIT ${size + 1}`.execute(db);
  return rows.length > size ? rows : undefined;
}

/** A whole code is asked for itself. */
async function byCode(db: Db, { text, agency }: DossierSearch) {
  const code = text.trim().toUpperCase();
  if (!/-\d{6}-\d{4,}$/.test(code)) return undefined;
  const { rows } = await sql<{ id: string; token: null }>`
    SELECT d.id, NULL AS token FROM dossier.dossier d WHERE d.code = ${code} AND ${visibleAt(agency)}`.execute(db);
  return rows[0];
}

/** A full page out of the newest weeks, if they have so many: what is older need not be fetched. */
async function ofNewestWeeks(db: Db, search: DossierSearch, size: number): Promise<readonly Found[] | undefined> {
  const { rows: newest } = await sql<{ week: number | null }>`
    SELECT floor(extract(epoch FROM max(s.received_at)) * 1000 / ${weekMs}) AS week FROM dossier.searched s WHERE ${beyond(search.after)}`.execute(
    db,
  );
  const last = Number(newest[0]?.week ?? 0);
  for (const count of weeksFirst[search.agency === undefined ? "node" : "agency"]) {
    const weeks = Array.from({ length: count }, (_, back) => last - back);
    const { rows } = await sql<Found>`SELECT f.id, f.received_at::text AS at FROM (${foundBy(search, weeks)}) f
      ORDER BY f.received_at DESC, f.id DESC LIMIT ${size + 1}`.execute(db);
    if (rows.length > size && oldest(rows) >= (last - count + 1) * weekMs) return rows;
  }
  return undefined;
}

function oldest(rows: readonly Found[]): number {
  return Math.min(...rows.map(({ at }) => Date.parse(at)));
}

function foundBy({ agency, after, words }: DossierSearch, weeks?: readonly number[]): Part {
  const query = indexQuery(words, { agency, ...(weeks ? { weeks } : {}) });
  const own = sql`SELECT s.dossier_id AS id, s.received_at FROM dossier.searched s WHERE ${wordsOf} @@ ${query}::tsquery AND ${beyond(after)}
    LIMIT ${mostSorted + 1}`;
  if (agency === undefined) return own;
  return sql`(${own}) UNION ALL SELECT s.dossier_id, s.received_at FROM (${guestsOf(agency)}) s WHERE ${every(textConditions(words))} AND ${beyond(after)}`;
}

function visibleAt(agency: string | undefined): Part {
  return agency === undefined
    ? sql`true`
    : sql`(d.agency_code = ${agency} OR d.received_agency = ${agency}
        OR EXISTS (SELECT FROM dossier.work w WHERE w.dossier_id = d.id AND w.agency_code = ${agency}))`;
}

function beyond(after = ""): Part {
  const [at = "", id = ""] = after.split("~");
  if (!markedId.test(id) || !markedInstant.test(at)) return sql`true`;
  return sql`(s.received_at, s.dossier_id) < (${at}::timestamptz, ${id}::uuid)`;
}
