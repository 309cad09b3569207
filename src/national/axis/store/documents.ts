import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import { foldAccents } from "../../../platform/text/index.ts";
import type { DeliveryState } from "../states.ts";

/** Which documents to find; conditions given together must all hold. Days are of Vietnam, both counted. */
export type DocumentSearch = {
  /** A number and notation or its beginning (`9614/UBND`), or words of the subject; accents do not matter. */
  readonly text?: string;
  /** Sender or recipient: this agency and everything below it. */
  readonly agency?: string;
  readonly from?: string;
  readonly to?: string;
  readonly state?: DeliveryState;
};

/** A document in a list. */
export type FoundDocument = {
  readonly id: string;
  readonly numberText: string;
  readonly subject: string;
  readonly fromCode: string;
  readonly fromName: string;
  readonly priority: number;
  readonly businessType: number;
  readonly acceptedAt: Date;
  readonly recipients: number;
  /** Deliveries that have arrived or gone further. */
  readonly arrived: number;
};

/** Finds documents, the newest first. */
export async function searchDocuments(
  db: Db,
  search: DocumentSearch,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly documents: readonly FoundDocument[]; readonly total: number }> {
  const which = sql.join(conditionsOf(search), sql` AND `);
  const { rows } = await sql<FoundDocument>`
    SELECT m.id, m.number_text AS "numberText", m.subject, m.from_code AS "fromCode", m.from_name AS "fromName", m.priority,
      m.business_type AS "businessType", m.accepted_at AS "acceptedAt", m.recipients,
      (SELECT count(*)::int FROM axis.delivery d WHERE d.message_id = m.id AND d.arrived_at IS NOT NULL) AS arrived
    FROM axis.message m WHERE ${which} ORDER BY m.accepted_at DESC, m.id DESC OFFSET ${page.offset} LIMIT ${page.limit}`.execute(
    db,
  );
  const total = await sql<{ total: number }>`SELECT count(*) AS total FROM axis.message m WHERE ${which}`.execute(db);
  return { documents: rows, total: total.rows[0]?.total ?? 0 };
}

function conditionsOf({ text, agency, from, to, state }: DocumentSearch): RawBuilder<unknown>[] {
  const conditions = [sql`true`];
  const typed = text?.trim().normalize("NFC") ?? "";
  if (typed !== "") conditions.push(looksLikeNumber(typed) ? numberIs(typed) : subjectHas(typed));
  if (from) conditions.push(sql`m.accepted_at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`);
  if (to) conditions.push(sql`m.accepted_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`);
  if (agency) {
    const received = sql`EXISTS (SELECT FROM axis.delivery d WHERE d.message_id = m.id AND ${under(sql`d.resolved_code`, agency)})`;
    conditions.push(sql`(${under(sql`m.from_code`, agency)} OR ${received})`);
  }
  if (state)
    conditions.push(sql`EXISTS (SELECT FROM axis.delivery d WHERE d.message_id = m.id AND d.state = ${state})`);
  return conditions;
}

function looksLikeNumber(typed: string): boolean {
  return /^\d+(\/\S*)?$/.test(typed);
}

function numberIs(typed: string): RawBuilder<unknown> {
  const start = typed.includes("/") ? typed : `${typed}/`;
  // Collation C: what begins with a text is one range of the index.
  return sql`m.number_text >= ${start} AND m.number_text < ${`${start}\u{10ffff}`}`;
}

function subjectHas(typed: string): RawBuilder<unknown> {
  return sql`m.words @@ plainto_tsquery('simple', ${foldAccents(typed)})`;
}

function under(column: RawBuilder<unknown>, code: string): RawBuilder<unknown> {
  return sql`(${column} = ${code} OR (${column} >= ${`${code}.`} AND ${column} < ${`${code}/`}))`;
}
