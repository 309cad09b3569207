import { type RawBuilder, sql } from "kysely";
import { foldAccents } from "../../../platform/text/index.ts";
import type { WorkRole } from "../record.ts";

/**
 * Parts of the work list. `mine`: what the person may do now; `waiting`: for the applicant; `elsewhere`: steps at other agencies; `handover`:
 * results to be fetched; `all`: open; `done`: ended, nothing left to hand over. Of `mine` and `elsewhere` each row is a step, else a dossier.
 */
export const listParts = ["mine", "waiting", "elsewhere", "handover", "all", "done"] as const;
export type ListPart = (typeof listParts)[number];

/** How rows stand: with their time, or with the national portal. */
export const listStandings = ["late", "soon", "in-time", "paused", "sync"] as const;
export type ListStanding = (typeof listStandings)[number];

/** Filters of a list; those given together must all hold. Those about procedures and steps need one agency. */
export type ListFilter = {
  readonly standing?: ListStanding | undefined;
  readonly procedure?: string | undefined;
  readonly sector?: string | undefined;
  readonly channel?: number | undefined;
  /** Name of an open step. */
  readonly step?: string | undefined;
  /** Account to whom a step was given by name; `none`: to nobody. */
  readonly assignee?: string | undefined;
  /** Words of code, name, number, procedure or subject (`wordsToFind`); of one agency. */
  readonly words?: readonly string[] | undefined;
};

/** Whose list it is. */
export type ListScope = {
  /** One agency, or all of a node for whoever oversees it. */
  readonly agencies: readonly string[];
  /** Who looks, and whose steps are theirs to do; without roles nothing is `mine`. */
  readonly accountId: string;
  readonly roles: readonly WorkRole[];
  /** Domain clock. */
  readonly now: Date;
  /** Up to when a due time is near. */
  readonly soonUntil: Date;
  /** What the portal has not confirmed since is late there. */
  readonly staleBefore: Date;
};

/** An instant as PostgreSQL writes it, and an id: what a mark at the end of a page is made of. Anything else is no mark. */
export const markedInstant = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?$/;
export const markedId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A condition or a part of a statement. */
export type Part = RawBuilder<unknown>;

/** Rows of a part before they are sorted, cut and told apart by time: `id`, `token` of the step or null, `due`. */
export type Source = { readonly from: Part; readonly due: Part; readonly id: Part; readonly token: Part };

/** All conditions, or one that always holds. */
export function every(conditions: readonly Part[]): Part {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` AND `)})`;
}

/** Words to look for, folded: letters and digits between signs, at most twelve. */
export function searchWords(text: string): readonly string[] {
  return foldAccents(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .slice(0, 12)
    .map((word) => word.slice(0, 100));
}

/**
 * Words as the index of words is asked: whole words, the last of which may be the beginning of one (`word*`); of one agency, and of some weeks
 * of receipt, where those are given.
 */
export function indexQuery(
  words: readonly string[],
  { agency, weeks = [] }: { readonly agency?: string | undefined; readonly weeks?: readonly number[] } = {},
): string {
  const asked = words.map((word) => (word.endsWith("*") ? `'${word.slice(0, -1)}':*` : `'${word}'`));
  const at = agency === undefined ? [] : [`'@${agency}'`];
  const when = weeks.length === 0 ? [] : [`(${weeks.map((week) => `'#${week}'`).join(" | ")})`];
  return [...at, ...when, ...asked].join(" & ");
}

/**
 * The same words as conditions on the folded text of `dossier.searched s`, for rows that are looked through one by one: the longest first, which fewest have, and each
 * looked for plainly before its borders are, which costs a fraction.
 */
export function textConditions(words: readonly string[]): readonly Part[] {
  return words
    .toSorted((one, other) => other.length - one.length)
    .flatMap((word) => {
      const plain = word.endsWith("*") ? word.slice(0, -1) : word;
      const end = word.endsWith("*") ? "" : "\\M";
      return [sql`s.folded LIKE ${`%${plain}%`}`, sql`s.folded ~ ${`\\m${plain}${end}`}`];
    });
}

/**
 * Where the rows of a part come from, each of its agencies by itself (`a.code`), read from one index in the order of due times; processing that
 * has ended (`infinity`) is left to `handover`. Trouble with the portal is rare: what has it is looked up, for all agencies at once.
 */
export function sourceOf(part: ListPart, scope: ListScope, filter: ListFilter): readonly Source[] {
  const one = scope.agencies.length === 1 ? scope.agencies[0] : undefined;
  const atAgency = isTogether(filter) ? sql`= ANY (${[...scope.agencies]}::text[])` : sql`= a.code`;
  if (part === "mine" || part === "elsewhere") {
    const isMine = part === "mine";
    const where = isMine
      ? sql`w.agency_code ${atAgency} AND w.closed_at IS NULL AND w.place = 'here' AND w.role = ANY (${[...scope.roles]}::text[])
        AND (w.assignee IS NULL OR w.assignee = ${scope.accountId}::uuid)`
      : sql`w.dossier_agency ${atAgency} AND w.closed_at IS NULL AND w.place <> 'waiting' AND w.agency_code <> w.dossier_agency`;
    const open = sql`(w.dossier_due_at IS NULL OR w.dossier_due_at < 'infinity')`;
    const more = every([open, ...workFilters(filter, one, isMine), ...syncAndText(sql`w.dossier_id`, scope, filter)]);
    const from = sql`dossier.work w WHERE ${where} AND ${more}`;
    return [{ from, due: sql`w.dossier_due_at`, id: sql`w.dossier_id`, token: sql`w.token` }];
  }
  const filters = every([...dossierFilters(filter, one), ...syncAndText(sql`d.id`, scope, filter)]);
  const source = (where: Part, due: Part): Source => ({
    from: sql`dossier.dossier d WHERE ${where} AND ${filters}`,
    due,
    id: sql`d.id`,
    token: sql`NULL::int`,
  });
  if (part === "handover") return [source(sql`d.received_agency ${atAgency} AND d.state = 9`, sql`d.ended_at`)];
  if (part === "done") {
    const ended = sql`d.ended_at IS NOT NULL AND d.state <> 9`;
    return [source(sql`d.agency_code ${atAgency} AND ${ended}`, sql`d.ended_at`)];
  }
  const own = sql`d.agency_code ${atAgency} AND d.ended_at IS NULL`;
  // What was handed in here for another agency, whose list it is too.
  const handed = sql`d.received_agency ${atAgency} AND d.ended_at IS NULL AND d.received_agency <> d.agency_code`;
  if (part === "all") return [own, ...(one === undefined ? [] : [handed])].map((where) => source(where, sql`d.due_at`));
  const asked = sql`d.state IN (5, 6)`;
  const stopped = sql`d.due_at IS NULL AND d.state NOT IN (5, 6)`;
  return [
    source(sql`${own} AND ${asked}`, sql`d.due_at`),
    source(sql`${own} AND ${stopped}`, sql`d.due_at`),
    ...(one === undefined ? [] : [source(sql`${handed} AND (d.due_at IS NULL OR ${asked})`, sql`d.due_at`)]),
  ];
}

/** Whether the rows of all agencies are read at once. */
export function isTogether({ standing }: ListFilter): boolean {
  return standing === "sync";
}

/** Whether the rows of a part still have to be done in time; of those that have ended only trouble with the portal is asked. */
export function isTimed(part: ListPart): boolean {
  return part !== "handover" && part !== "done";
}

/** How rows of a part stand, as conditions on their due time. */
export function standingConditions(
  part: ListPart,
  standing: ListStanding | undefined,
  due: Part,
  scope: ListScope,
): readonly Part[] {
  const condition = standing && isTimed(part) ? standingCondition(standing, due, scope) : undefined;
  return condition ? [condition] : [];
}

function standingCondition(standing: ListStanding, due: Part, { now, soonUntil }: ListScope): Part | undefined {
  switch (standing) {
    case "late":
      return sql`${due} < ${now}`;
    case "soon":
      return sql`(${due} >= ${now} AND ${due} < ${soonUntil})`;
    case "in-time":
      return sql`${due} >= ${soonUntil}`;
    case "paused":
      return sql`${due} IS NULL`;
    case "sync":
      return undefined;
  }
}

/** Dossiers that the portal refused, or has not confirmed for long. */
export function syncTrouble({ agencies, staleBefore }: ListScope): Part {
  const codes = [...agencies];
  return sql`SELECT s.dossier_id FROM dossier.sync s WHERE s.agency_code = ANY (${codes}::text[]) AND s.refused_code IS NOT NULL
    UNION ALL SELECT s.dossier_id FROM dossier.sync s WHERE s.acked_revision < s.revision AND s.changed_at < ${staleBefore}
      AND s.refused_code IS NULL AND s.agency_code = ANY (${codes}::text[])`;
}

function syncAndText(id: Part, scope: ListScope, { standing, words = [] }: ListFilter): readonly Part[] {
  return [
    ...(standing === "sync" ? [sql`${id} IN (${syncTrouble(scope)})`] : []),
    ...(words.length > 0 && scope.agencies[0] !== undefined
      ? [sql`${id} IN (${foundAt(scope.agencies[0], words)})`]
      : []),
  ];
}

/** Dossiers that an agency resolves or received, or has a step of, with these words; the agency is a word of the index itself. */
function foundAt(agency: string, words: readonly string[]): Part {
  return sql`SELECT s.dossier_id FROM dossier.searched s WHERE ${wordsOf} @@ ${indexQuery(words, { agency })}::tsquery
    UNION ALL SELECT s.dossier_id FROM (${guestsOf(agency)}) s WHERE ${every(textConditions(words))}`;
}

/**
 * Other agencies' dossiers of which an agency has a step; they are few, and the index of words does not know them as its own. Each is looked up by
 * its id (OFFSET 0 keeps conditions outside): else the planner may read all texts of the node for the few that are rare in its guess.
 */
export function guestsOf(agency: string): Part {
  return sql`SELECT s.* FROM dossier.work f
    CROSS JOIN LATERAL (SELECT s.* FROM dossier.searched s WHERE s.dossier_id = f.dossier_id OFFSET 0) s
    WHERE f.agency_code = ${agency} AND f.closed_at IS NULL AND f.place = 'here' AND f.agency_code <> f.dossier_agency
      AND s.received_agency <> ${agency}`;
}

/** The words of a dossier, as they are indexed; from `dossier.searched s`. */
export const wordsOf = sql`dossier.words(s.folded, s.agency_code, s.received_agency, s.received_at)`;

/** Filters of lists of steps. What is asked of their dossiers is looked up once in the index of open dossiers, not for each step. */
function workFilters(filter: ListFilter, agency: string | undefined, isMine: boolean): readonly Part[] {
  const conditions: Part[] = [];
  const { step, assignee } = filter;
  if (step !== undefined) conditions.push(sql`w.name = ${step}`);
  if (assignee === "none") conditions.push(sql`w.assignee IS NULL`);
  else if (assignee !== undefined) conditions.push(sql`w.assignee = ${assignee}::uuid`);
  const asked = columnFilters(filter);
  if (asked.length > 0 && agency !== undefined) {
    const own = sql`w.dossier_agency = ${agency} AND w.dossier_id IN (SELECT d.id FROM dossier.dossier d
      WHERE d.agency_code = ${agency} AND d.ended_at IS NULL AND ${every(asked)})`;
    const others = sql`w.dossier_agency <> ${agency} AND EXISTS (SELECT FROM dossier.dossier d WHERE d.id = w.dossier_id AND ${every(asked)})`;
    conditions.push(isMine ? sql`(${own} OR ${others})` : own);
  }
  return conditions;
}

function dossierFilters(filter: ListFilter, agency: string | undefined): readonly Part[] {
  const conditions = [...columnFilters(filter)];
  const { step, assignee } = filter;
  if (agency === undefined || (step === undefined && assignee === undefined)) return conditions;
  const who =
    assignee === undefined
      ? sql`true`
      : assignee === "none"
        ? sql`w.assignee IS NULL`
        : sql`w.assignee = ${assignee}::uuid`;
  const at = step === undefined ? sql`true` : sql`w.name = ${step}`;
  const here = sql`SELECT w.dossier_id FROM dossier.work w WHERE w.agency_code = ${agency} AND w.closed_at IS NULL AND w.place = 'here' AND ${at} AND ${who}`;
  const away = sql`SELECT w.dossier_id FROM dossier.work w WHERE w.dossier_agency = ${agency} AND w.closed_at IS NULL AND w.place <> 'waiting'
    AND w.agency_code <> w.dossier_agency AND ${at}`;
  conditions.push(assignee === undefined ? sql`d.id IN (${here} UNION ALL ${away})` : sql`d.id IN (${here})`);
  return conditions;
}

function columnFilters({ procedure, sector, channel }: ListFilter): readonly Part[] {
  return [
    ...(procedure === undefined ? [] : [sql`d.procedure_code = ${procedure}`]),
    ...(sector === undefined ? [] : [sql`d.sector_code = ${sector}`]),
    ...(channel === undefined ? [] : [sql`d.channel = ${channel}`]),
  ];
}
