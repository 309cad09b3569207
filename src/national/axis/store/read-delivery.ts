import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** A delivery as the page shows it that asks before an act. */
export type AskedDelivery = {
  readonly id: string;
  readonly messageId: string;
  readonly numberText: string;
  readonly subject: string;
  readonly fromName: string;
  readonly recipientCode: string;
  readonly recipientName: string;
};

/** One delivery; undefined when there is none of that id. */
export async function readDelivery(db: Db, id: string): Promise<AskedDelivery | undefined> {
  const { rows } = await sql<AskedDelivery>`
    SELECT d.id, d.message_id AS "messageId", m.number_text AS "numberText", m.subject, m.from_name AS "fromName",
      d.recipient_code AS "recipientCode", d.recipient_name AS "recipientName"
    FROM axis.delivery d JOIN axis.message m ON m.id = d.message_id WHERE d.id = ${id}`.execute(db);
  return rows[0];
}
