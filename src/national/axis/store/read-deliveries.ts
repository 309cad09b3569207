import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Reason } from "../axis.ts";
import type { DeliveryState } from "../states.ts";

/** A document on its way to one recipient, as lists show it. */
export type DeliveryRow = {
  readonly id: string;
  readonly messageId: string;
  readonly numberText: string;
  readonly subject: string;
  readonly fromName: string;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly nodeCode: string | null;
  readonly state: DeliveryState;
  readonly acceptedAt: Date;
  readonly arrivedAt: Date | null;
  readonly attempts: number;
  readonly reason: Reason | null;
};

/** Which deliveries to list. Days are of Vietnam, both counted. */
export type DeliverySearch = {
  readonly state?: DeliveryState | undefined;
  readonly node?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Lists deliveries; those that wait begin with the oldest, others with the newest. */
export async function readDeliveries(
  db: Db,
  { state, node, from, to }: DeliverySearch,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly deliveries: readonly DeliveryRow[]; readonly total: number }> {
  const conditions = [
    sql`true`,
    ...(state ? [sql`d.state = ${state}`] : []),
    ...(node ? [sql`d.node_code = ${node}`] : []),
    ...(from ? [sql`d.accepted_at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`] : []),
    ...(to ? [sql`d.accepted_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`] : []),
  ];
  const which = sql.join(conditions, sql` AND `);
  const order = state === "queued" ? sql`d.id` : sql`d.id DESC`;
  const { rows } = await sql<DeliveryRow>`
    SELECT d.id, d.message_id AS "messageId", m.number_text AS "numberText", m.subject, m.from_name AS "fromName",
      d.recipient_code AS "recipientCode", d.recipient_name AS "recipientName", d.node_code AS "nodeCode", d.state,
      d.accepted_at AS "acceptedAt", d.arrived_at AS "arrivedAt", d.attempts, d.reason
    FROM axis.delivery d JOIN axis.message m ON m.id = d.message_id
    WHERE ${which} ORDER BY ${order} OFFSET ${page.offset} LIMIT ${page.limit}`.execute(db);
  const total = await sql<{ total: number }>`SELECT count(*) AS total FROM axis.delivery d WHERE ${which}`.execute(db);
  return { deliveries: rows, total: total.rows[0]?.total ?? 0 };
}
