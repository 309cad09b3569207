import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { RejectionRow } from "./rejections.ts";

/** Which refusals to list. Days are of Vietnam, both counted. */
export type RefusalSearch = {
  /** Code of the reason. */
  readonly code?: string | undefined;
  /** Node code or client id that handed it in. */
  readonly source?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** What was not taken, the newest first, and the reasons there have been. */
export async function readRefusals(
  db: Db,
  { code, source, from, to }: RefusalSearch,
  page: { readonly offset: number; readonly limit: number },
): Promise<{
  readonly rejections: readonly RejectionRow[];
  readonly total: number;
  readonly codes: readonly string[];
}> {
  const conditions = [
    sql`true`,
    ...(code ? [sql`code = ${code}`] : []),
    ...(source ? [sql`source = ${source}`] : []),
    ...(from ? [sql`at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`] : []),
    ...(to ? [sql`at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`] : []),
  ];
  const which = sql.join(conditions, sql` AND `);
  const { rows } = await sql<RejectionRow>`
    SELECT id, at, source_kind AS "sourceKind", source, source_message_id AS "sourceMessageId", kind, from_code AS "fromCode",
      document_id AS "documentId", number_text AS "numberText", subject, reason, findings, bytes, digest
    FROM axis.rejection WHERE ${which} ORDER BY id DESC OFFSET ${page.offset} LIMIT ${page.limit}`.execute(db);
  const total = await sql<{ total: number }>`SELECT count(*) AS total FROM axis.rejection WHERE ${which}`.execute(db);
  const codes = await sql<{ code: string }>`SELECT DISTINCT code FROM axis.rejection ORDER BY code`.execute(db);
  return { rejections: rows, total: total.rows[0]?.total ?? 0, codes: codes.rows.map((row) => row.code) };
}
