import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import { foldAccents } from "../../../platform/text/index.ts";
import type { DeliveryState } from "../states.ts";
import type { FoundDocument } from "./documents.ts";

/** Which documents an operator looks for; conditions given together must all hold. Days are of Vietnam, both counted. */
export type MessageSearch = {
  /** A number and notation or its beginning (`9614/UBND`), or words of the subject; accents do not matter. */
  readonly text?: string | undefined;
  /** Sender or recipient: this agency and everything below it. */
  readonly agency?: string | undefined;
  /** Level 1 code: sender or recipient in this province. */
  readonly province?: string | undefined;
  /** Level of a recipient. */
  readonly level?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Accepted after this instant. */
  readonly since?: Date | undefined;
  /** State of a recipient's copy. */
  readonly state?: DeliveryState | undefined;
};

/** Finds documents, the newest first. */
export async function readMessages(
  db: Db,
  search: MessageSearch,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly messages: readonly FoundDocument[]; readonly total: number }> {
  const which = sql.join(conditionsOf(search), sql` AND `);
  const { rows } = await sql<FoundDocument>`
    SELECT m.id, m.number_text AS "numberText", m.subject, m.from_code AS "fromCode", m.from_name AS "fromName", m.priority,
      m.business_type AS "businessType", m.accepted_at AS "acceptedAt", m.recipients,
      (SELECT count(*)::int FROM axis.delivery d WHERE d.message_id = m.id AND d.arrived_at IS NOT NULL) AS arrived
    FROM axis.message m WHERE ${which} ORDER BY m.accepted_at DESC, m.id DESC OFFSET ${page.offset} LIMIT ${page.limit}`.execute(
    db,
  );
  const total = await sql<{ total: number }>`SELECT count(*) AS total FROM axis.message m WHERE ${which}`.execute(db);
  return { messages: rows, total: total.rows[0]?.total ?? 0 };
}

function conditionsOf(search: MessageSearch): RawBuilder<unknown>[] {
  const { agency, province, from, to, since, level, state } = search;
  const typed = search.text?.trim().normalize("NFC") ?? "";
  const places = [agency, province].flatMap((code) => (code ? [concerns(code)] : []));
  const copy = [
    ...(level ? [sql`d.level = ${level}`] : []),
    // A level within a province is that of the recipient there: "communes of Đắk Nông".
    ...(level && province ? [under(sql`d.resolved_code`, province)] : []),
    ...(state ? [sql`d.state = ${state}`] : []),
  ];
  return [
    sql`true`,
    ...(typed === "" ? [] : [looksLikeNumber(typed) ? numberIs(typed) : subjectHas(typed)]),
    ...(from ? [sql`m.accepted_at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`] : []),
    ...(to ? [sql`m.accepted_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`] : []),
    ...(since ? [sql`m.accepted_at > ${since}`] : []),
    ...places,
    ...(copy.length > 0
      ? [sql`EXISTS (SELECT FROM axis.delivery d WHERE d.message_id = m.id AND ${sql.join(copy, sql` AND `)})`]
      : []),
  ];
}

function concerns(code: string): RawBuilder<unknown> {
  const received = sql`EXISTS (SELECT FROM axis.delivery d WHERE d.message_id = m.id AND ${under(sql`d.resolved_code`, code)})`;
  return sql`(${under(sql`m.from_code`, code)} OR ${received})`;
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
