import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** Which part of a list: pages count from 1; `after` goes on from a row, at any depth, in constant time. */
export type Paging = { readonly page?: number; readonly pageSize?: number; readonly after?: string };

/** A part of a list. `total` counts all that match, and stops counting at `countedTo`. */
export type Page<T> = {
  readonly rows: readonly T[];
  readonly total: number;
  /** Where the next part begins; undefined at the end. */
  readonly next: string | undefined;
};

/** Totals above this are shown as "more than". */
export const countedTo = 10_000;

/** Rows of one page when nothing is said. */
export const defaultPageSize = 50;

/** One column by which a list is sorted, with the type it is compared as. */
export type SortColumn = {
  readonly column: string;
  readonly type: "timestamptz" | "int";
  readonly descending: boolean;
};

/** A list to read: the table, its columns, what must hold, and the sort; ties are broken by id. */
export type ListQuery = {
  readonly table: string;
  readonly columns: RawBuilder<unknown>;
  readonly conditions: readonly RawBuilder<unknown>[];
  readonly sort: SortColumn;
  readonly paging: Paging;
};

/** Reads a part of a list in two statements: the rows, and their number. */
export async function readPage<T extends { readonly id: string; readonly sortKey: string }>(
  db: Db | Tx,
  query: ListQuery,
): Promise<Page<T>> {
  const size = Math.min(Math.max(query.paging.pageSize ?? defaultPageSize, 1), 1000);
  const where = sql`WHERE ${sql.join(query.conditions, sql` AND `)}`;
  const table = sql.table(query.table);
  const column = sql.ref(query.sort.column);
  const way = query.sort.descending ? sql`DESC` : sql`ASC`;
  const offset = query.paging.after === undefined ? ((query.paging.page ?? 1) - 1) * size : 0;
  const [{ rows }, counted] = await Promise.all([
    sql<T>`SELECT ${query.columns}, ${column}::text AS "sortKey" FROM ${table} ${where} ${beyond(query)}
      ORDER BY ${column} ${way}, id ${way} LIMIT ${size + 1} OFFSET ${offset}`.execute(db),
    sql<{
      count: number;
    }>`SELECT count(*) AS count FROM (SELECT 1 FROM ${table} ${where} LIMIT ${countedTo + 1}) counted`.execute(db),
  ]);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown,
    total: counted.rows[0]?.count ?? 0,
    next: rows.length > size && last ? `${last.sortKey}~${last.id}` : undefined,
  };
}

function beyond({ sort, paging }: ListQuery): RawBuilder<unknown> {
  const [key, id] = (paging.after ?? "").split("~");
  if (!key || !id || !/^[0-9a-f-]{36}$/.test(id)) return sql``;
  const sign = sort.descending ? sql`<` : sql`>`;
  return sql`AND (${sql.ref(sort.column)}, id) ${sign} (${key}::${sql.raw(sort.type)}, ${id}::uuid)`;
}

/** That every word stands in the folded column; accents and case do not matter. */
export function everyWord(text: string): RawBuilder<unknown>[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 12)
    .map((word) => sql`folded LIKE platform.fold(${`%${word.replace(/[\\%_]/g, "\\$&")}%`})`);
}
