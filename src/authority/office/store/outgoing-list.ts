import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { DocumentState } from "../states.ts";
import { everyWord, type Page, type Paging, readPage, type SortColumn } from "./paging.ts";

/** Which outgoing documents of an agency to list; conditions given together must all hold. */
export type OutgoingQuery = Paging & {
  readonly agencyCode: string;
  readonly states?: readonly DocumentState[];
  /** Year of the number; leaves out what has none. */
  readonly year?: number;
  readonly series?: string;
  readonly kind?: string;
  /** Words of number, subject, signer, author or text, without regard to accents. */
  readonly text?: string;
  readonly urgency?: number;
  readonly signerId?: string;
  /** A recipient's code. */
  readonly recipient?: string;
  /** Days of issue in Vietnam, both counted. */
  readonly issuedFrom?: string;
  readonly issuedTo?: string;
  /** Drafts are seen by their author alone: leaves out other people's. */
  readonly draftsOf?: string;
  /** `updated` (default): last touched first. `number`: of a register, needs `year`. */
  readonly sort?: "updated" | "issued" | "number" | "submitted";
  readonly ascending?: boolean;
};

/** One line of a list of outgoing documents. */
export type OutgoingRow = {
  readonly id: string;
  readonly sortKey: string;
  readonly state: DocumentState;
  readonly kind: string;
  readonly number: number | null;
  readonly numberText: string | null;
  readonly subject: string;
  readonly urgency: number;
  readonly signerName: string;
  readonly authorName: string;
  readonly recipients: readonly string[];
  readonly addressees: readonly string[];
  readonly placeLines: readonly string[];
  readonly pageCount: number | null;
  readonly dueDate: string | null;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  readonly signedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly lateDays: number | null;
};

const columns = sql`id, state, kind, number, number_text AS "numberText", subject, urgency, signer_name AS "signerName",
  author_name AS "authorName", recipients, content -> 'addressees' AS addressees,
  content -> 'placeLines' AS "placeLines", page_count AS "pageCount", due_date AS "dueDate",
  updated_at AS "updatedAt", submitted_at AS "submittedAt", signed_at AS "signedAt", issued_at AS "issuedAt", late_days AS "lateDays"`;

const sorts: Readonly<Record<NonNullable<OutgoingQuery["sort"]>, Omit<SortColumn, "descending">>> = {
  updated: { column: "updated_at", type: "timestamptz" },
  issued: { column: "issued_at", type: "timestamptz" },
  submitted: { column: "submitted_at", type: "timestamptz" },
  number: { column: "number", type: "int" },
};

/** Lists outgoing documents. */
export async function listOutgoing(db: Db | Tx, query: OutgoingQuery): Promise<Page<OutgoingRow>> {
  const sort = { ...sorts[query.sort ?? "updated"], descending: !query.ascending };
  return readPage(db, { table: "office.outgoing", columns, conditions: conditionsOf(query), sort, paging: query });
}

function conditionsOf(query: OutgoingQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`agency_code = ${query.agencyCode}`];
  if (query.states) conditions.push(sql`state = ANY(${[...query.states]}::text[])`);
  if (query.year !== undefined) conditions.push(sql`year = ${query.year}`);
  if (query.series !== undefined) conditions.push(sql`series = ${query.series}`);
  if (query.kind !== undefined) conditions.push(sql`kind = ${query.kind}`);
  if (query.urgency !== undefined) conditions.push(sql`urgency = ${query.urgency}`);
  if (query.signerId !== undefined) conditions.push(sql`signer_id = ${query.signerId}::uuid`);
  if (query.recipient !== undefined) conditions.push(sql`${query.recipient} = ANY(recipients)`);
  if (query.issuedFrom !== undefined)
    conditions.push(sql`issued_at >= ${`${query.issuedFrom}T00:00:00+07:00`}::timestamptz`);
  if (query.issuedTo !== undefined)
    conditions.push(sql`issued_at < ${`${query.issuedTo}T00:00:00+07:00`}::timestamptz + interval '1 day'`);
  if (query.draftsOf !== undefined)
    conditions.push(
      sql`(state NOT IN ('draft', 'returned') OR author_id = ${query.draftsOf}::uuid OR signer_id = ${query.draftsOf}::uuid)`,
    );
  if (query.sort === "number") conditions.push(sql`number IS NOT NULL`);
  if (query.sort === "issued") conditions.push(sql`issued_at IS NOT NULL`);
  if (query.sort === "submitted") conditions.push(sql`submitted_at IS NOT NULL`);
  if (query.text !== undefined && query.text.trim() !== "") conditions.push(matching(query.text));
  return conditions;
}

/** All words in number, subject and names; or all in the text. */
function matching(text: string): RawBuilder<unknown> {
  return sql`(${sql.join(everyWord(text), sql` AND `)} OR words @@ plainto_tsquery('simple', platform.fold(${text})))`;
}

/** Years for which an agency has a register of issued documents, and how many each holds; the newest first. */
export async function listRegisterYears(
  db: Db | Tx,
  agencyCode: string,
): Promise<readonly { readonly year: number; readonly series: string; readonly last: number }[]> {
  return db
    .selectFrom("office.number_series")
    .select(["year", "series", "last"])
    .where("agency_code", "=", agencyCode)
    .orderBy("year", "desc")
    .orderBy("series")
    .execute();
}

/** Issued documents that update or replace this one. */
export async function listSuccessors(
  db: Db | Tx,
  earlierId: string,
): Promise<readonly { readonly id: string; readonly numberText: string | null; readonly businessType: number }[]> {
  const { rows } = await sql<{ id: string; numberText: string | null; businessType: number }>`
    SELECT id, number_text AS "numberText", business_type AS "businessType" FROM office.outgoing
    WHERE earlier_id = ${earlierId} ORDER BY id`.execute(db);
  return rows;
}
