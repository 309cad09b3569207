import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** A signed receipt that a recipient's side gave. */
export type ReceiptRow = {
  readonly deliveryId: string;
  readonly messageId: string;
  readonly numberText: string;
  readonly fromName: string;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly nodeCode: string | null;
  readonly arrivedAt: Date;
  /** Compact JWS. */
  readonly receipt: string;
};

/** Receipts, the newest first. `from` and `to` are days of Vietnam, both counted. */
export async function readReceipts(
  db: Db,
  query: {
    readonly from: string;
    readonly to: string;
    readonly node?: string;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ readonly receipts: readonly ReceiptRow[]; readonly total: number }> {
  const which = sql`d.receipt IS NOT NULL AND d.arrived_at >= ${query.from}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    AND d.arrived_at < (${query.to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    AND (${query.node ?? null}::text IS NULL OR d.node_code = ${query.node ?? null})`;
  const { rows } = await sql<ReceiptRow>`
    SELECT d.id AS "deliveryId", d.message_id AS "messageId", m.number_text AS "numberText", m.from_name AS "fromName",
      d.recipient_code AS "recipientCode", d.recipient_name AS "recipientName", d.node_code AS "nodeCode", d.arrived_at AS "arrivedAt",
      d.receipt
    FROM axis.delivery d JOIN axis.message m ON m.id = d.message_id
    WHERE ${which} ORDER BY d.arrived_at DESC, d.id DESC OFFSET ${query.offset} LIMIT ${query.limit}`.execute(db);
  const total = await sql<{ total: number }>`SELECT count(*) AS total FROM axis.delivery d WHERE ${which}`.execute(db);
  return { receipts: rows, total: total.rows[0]?.total ?? 0 };
}
