import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A delivery of the past, with all its stations. */
export type PastDeliveryRow = {
  readonly id: string;
  readonly messageId: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly province: string | null;
  readonly nodeCode: string | null;
  readonly state: "arrived" | "refused" | "registered" | "completed";
  readonly acceptedAt: Date;
  readonly arrivedAt: Date;
  readonly refusedAt: Date | null;
  readonly registeredAt: Date | null;
  readonly completedAt: Date | null;
};

/** Makes the month partitions that a past from one month on needs. */
export async function makePartitions(db: Db, firstMonth: string, months: number): Promise<void> {
  await sql`SELECT platform.ensure_partitions(parent::regclass, ${firstMonth}::date, ${months})
    FROM unnest(ARRAY['axis.message', 'axis.delivery']) AS parent`.execute(db);
}

/** Whether the axis has recorded anything yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT FROM axis.document_key LIMIT 1`.execute(db);
  return rows.length === 0;
}

/** Enters deliveries of the past in one statement. */
export async function insertPastDeliveries(tx: Tx, rows: readonly PastDeliveryRow[]): Promise<void> {
  const column = <T>(of: (row: PastDeliveryRow) => T): T[] => rows.map(of);
  await sql`
    INSERT INTO axis.delivery (id, message_id, recipient_code, recipient_name, resolved_code, level, province, route, node_code, state,
      accepted_at, arrived_at, refused_at, registered_at, completed_at, state_at)
    SELECT id, message_id, code, name, code, level, province, CASE WHEN node IS NULL THEN 'mailbox' ELSE 'node' END, node, state,
      accepted_at, arrived_at, refused_at, registered_at, completed_at,
      coalesce(completed_at, registered_at, refused_at, arrived_at)
    FROM unnest(
      ${column((r) => r.id)}::uuid[], ${column((r) => r.messageId)}::uuid[], ${column((r) => r.code)}::text[], ${column((r) => r.name)}::text[],
      ${column((r) => r.level)}::text[], ${column((r) => r.province)}::text[], ${column((r) => r.nodeCode)}::text[],
      ${column((r) => r.state)}::text[], ${column((r) => r.acceptedAt)}::timestamptz[], ${column((r) => r.arrivedAt)}::timestamptz[],
      ${column((r) => r.refusedAt)}::timestamptz[], ${column((r) => r.registeredAt)}::timestamptz[],
      ${column((r) => r.completedAt)}::timestamptz[])
      AS t(id, message_id, code, name, level, province, node, state, accepted_at, arrived_at, refused_at, registered_at, completed_at)`.execute(
    tx,
  );
}
