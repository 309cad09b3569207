import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Authenticity, ChangeKind, ChangeState, IncomingState } from "../states.ts";
import { everyWord, type Page, type Paging, readPage, type SortColumn } from "./paging.ts";

/** Which received documents of an agency to list; conditions given together must all hold. */
export type IncomingQuery = Paging & {
  readonly agencyCode: string;
  readonly states?: readonly IncomingState[];
  /** Only those that their sender wants back, updated or replaced, not yet answered. */
  readonly changeAsked?: boolean;
  /** Year of the number; leaves out what is not registered. */
  readonly year?: number;
  readonly kindName?: string;
  /** Words of number, subject, sender or signer, without regard to accents. */
  readonly text?: string;
  readonly urgency?: number;
  /** The sender, and everything below it. */
  readonly from?: string;
  readonly authenticity?: Authenticity;
  /** Days of arrival in Vietnam, both counted. */
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  /** `received` (default): the newest first. `number`: of the register, needs `year`. */
  readonly sort?: "received" | "number";
  readonly ascending?: boolean;
};

/** One line of a list of received documents. */
export type IncomingRow = {
  readonly id: string;
  readonly sortKey: string;
  readonly state: IncomingState;
  readonly number: number | null;
  readonly year: number | null;
  readonly fromCode: string;
  readonly fromName: string;
  readonly numberText: string;
  readonly day: string | null;
  readonly kindName: string;
  readonly subject: string;
  readonly signerName: string;
  readonly urgency: number;
  readonly dueDate: string | null;
  readonly businessType: number;
  readonly authenticity: Authenticity;
  readonly receivedAt: Date;
  readonly registeredAt: Date | null;
  readonly completedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly note: string;
  readonly change: ChangeKind | null;
  readonly changeState: ChangeState | null;
  readonly changeAskedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly remindedAbout: "registration" | "recall" | null;
};

const columns = sql`id, state, number, year, from_code AS "fromCode", from_name AS "fromName", number_text AS "numberText", day,
  kind_name AS "kindName", subject, signer_name AS "signerName", urgency, due_date AS "dueDate", business_type AS "businessType",
  authenticity, received_at AS "receivedAt", registered_at AS "registeredAt", completed_at AS "completedAt",
  refused_at AS "refusedAt", note, change, change_state AS "changeState", change_asked_at AS "changeAskedAt",
  reminded_at AS "remindedAt", reminded_about AS "remindedAbout"`;

const sorts: Readonly<Record<NonNullable<IncomingQuery["sort"]>, Omit<SortColumn, "descending">>> = {
  received: { column: "received_at", type: "timestamptz" },
  number: { column: "number", type: "int" },
};

/** Lists received documents. */
export async function listIncoming(db: Db | Tx, query: IncomingQuery): Promise<Page<IncomingRow>> {
  const sort = { ...sorts[query.sort ?? "received"], descending: !query.ascending };
  return readPage(db, { table: "office.incoming", columns, conditions: conditionsOf(query), sort, paging: query });
}

function conditionsOf(query: IncomingQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`agency_code = ${query.agencyCode}`];
  if (query.states) conditions.push(sql`state = ANY(${[...query.states]}::text[])`);
  if (query.changeAsked) conditions.push(sql`change_state = 'asked'`);
  if (query.year !== undefined) conditions.push(sql`year = ${query.year}`);
  if (query.kindName !== undefined) conditions.push(sql`kind_name = ${query.kindName}`);
  if (query.urgency !== undefined) conditions.push(sql`urgency = ${query.urgency}`);
  if (query.authenticity !== undefined) conditions.push(sql`authenticity = ${query.authenticity}`);
  if (query.from !== undefined)
    // "/" follows "." in collation C: the codes below one are a range.
    conditions.push(
      sql`(from_code = ${query.from} OR (from_code > ${`${query.from}.`} AND from_code < ${`${query.from}/`}))`,
    );
  if (query.receivedFrom !== undefined)
    conditions.push(sql`received_at >= ${`${query.receivedFrom}T00:00:00+07:00`}::timestamptz`);
  if (query.receivedTo !== undefined)
    conditions.push(sql`received_at < ${`${query.receivedTo}T00:00:00+07:00`}::timestamptz + interval '1 day'`);
  if (query.sort === "number") conditions.push(sql`number IS NOT NULL`);
  conditions.push(...everyWord(query.text ?? ""));
  return conditions;
}
