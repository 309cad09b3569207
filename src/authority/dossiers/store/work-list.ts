import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { ListedDossier } from "../listed-dossier.ts";
import {
  every,
  isTogether,
  type ListFilter,
  type ListPart,
  type ListScope,
  markedId,
  markedInstant,
  type Part,
  type Source,
  sourceOf,
  standingConditions,
} from "./work-list-query.ts";
import { readListed } from "./work-list-rows.ts";

/** What a page of a work list is asked by. */
export type WorkListQuery = {
  readonly part: ListPart;
  readonly scope: ListScope;
  readonly filter: ListFilter;
  /** `due` (default): by when it is due, of `handover` and `done` by when it ended; `received`: by when it came in, but for `done`. */
  readonly sort?: "due" | "received";
  readonly descending?: boolean;
  /** The mark at the end of the page before. */
  readonly after?: string | undefined;
  readonly size?: number;
};

/** A page of a work list, with the mark at its end when more follow. */
export type WorkListPage = { readonly rows: readonly ListedDossier[]; readonly next: string | undefined };

/** Rows of one page. */
export const workListSize = 50;

/**
 * Reads a page of a work list. Which rows stand on it is read from one index in its order, each agency by itself and then put together; only they
 * are looked up. Receipt is the order of ids, which are made in the order of time.
 */
export async function listWork(db: Db, query: WorkListQuery): Promise<WorkListPage> {
  const size = Math.min(Math.max(query.size ?? workListSize, 1), 1000);
  const { rows } = await sql<Key>`${pageOf(query, size + 1)}`.execute(db);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const listed = await readListed(db, shown);
  return { rows: listed, next: rows.length > size && last ? markOf(last) : undefined };
}

type Key = { readonly id: string; readonly token: number | null; readonly due: string | null };

function pageOf(query: WorkListQuery, limit: number): Part {
  const { part, scope, filter } = query;
  const order = orderOf(query);
  const branches = sourceOf(part, scope, filter).map((source) => {
    const where = every([...standingConditions(part, filter.standing, source.due, scope), ...beyond(query, source)]);
    return sql`(SELECT ${source.id} AS id, ${source.token} AS token, ${source.due} AS due FROM ${source.from} AND ${where}
      ${order(source.due, source.id, source.token)} LIMIT ${limit})`;
  });
  const [only] = branches;
  const rows =
    branches.length === 1 && only
      ? only
      : sql`SELECT * FROM (${sql.join(branches, sql` UNION ALL `)}) b ${order(sql`b.due`, sql`b.id`, sql`b.token`)} LIMIT ${limit}`;
  const agencies = isTogether(filter) ? scope.agencies.slice(0, 1) : scope.agencies;
  return sql`SELECT r.id, r.token, r.due::text AS due FROM unnest(${[...agencies]}::text[]) AS a(code) CROSS JOIN LATERAL (${rows}) r
    ${order(sql`r.due`, sql`r.id`, sql`r.token`)} LIMIT ${limit}`;
}

function orderOf({ part, sort, descending = false }: WorkListQuery) {
  const way = descending ? sql`DESC` : sql`ASC`;
  const isStep = part === "mine" || part === "elsewhere";
  return (due: Part, id: Part, token: Part): Part => {
    const columns = [...(isByReceipt({ part, sort }) ? [] : [due]), id, ...(isStep ? [token] : [])];
    return sql`ORDER BY ${sql.join(columns.map((column) => sql`${column} ${way}`))}`;
  };
}

/** What has ended is always listed by when it did: of years, no index has it by receipt. */
function isByReceipt({ part, sort }: { readonly part: ListPart; readonly sort: WorkListQuery["sort"] }): boolean {
  return sort === "received" && part !== "done";
}

const marked = /^([^~]*)~([^~]*)~(-?\d{0,9})$/;

function markOf({ id, token, due }: Key): string {
  return `${due ?? ""}~${id}~${token ?? ""}`;
}

/** Rows after a mark. Without an end (null) stands after every due time, and before every one when descending. */
function beyond(
  { part, sort, descending = false, after = "" }: WorkListQuery,
  { due, id, token }: Source,
): readonly Part[] {
  const [, key = "", last, step = ""] = marked.exec(after) ?? [];
  if (last === undefined || !markedId.test(last) || (key !== "" && !markedInstant.test(key))) return [];
  const isStep = part === "mine" || part === "elsewhere";
  const way = descending ? sql`<` : sql`>`;
  const ids = isStep
    ? sql`(${id}, ${token}) ${way} (${last}::uuid, ${Number(step)}::int)`
    : sql`${id} ${way} ${last}::uuid`;
  if (isByReceipt({ part, sort })) return [ids];
  if (key === "") return [descending ? sql`(${due} IS NOT NULL OR ${ids})` : sql`(${due} IS NULL AND ${ids})`];
  const later = isStep
    ? sql`(${due}, ${id}, ${token}) ${way} (${key}::timestamptz, ${last}::uuid, ${Number(step)}::int)`
    : sql`(${due}, ${id}) ${way} (${key}::timestamptz, ${last}::uuid)`;
  return [descending ? later : sql`(${later} OR ${due} IS NULL)`];
}
