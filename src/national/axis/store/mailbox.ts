import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** Something for foreign software to fetch. */
export type NewMailboxItem = {
  readonly id: string;
  readonly agencyCode: string;
  readonly kind: "edoc" | "status";
  readonly messageId: string;
  readonly deliveryId: string | null;
  readonly payloadId: string;
};

/** Puts items into mailboxes. */
export async function putIntoMailboxes(tx: Tx, items: readonly NewMailboxItem[], at: Date): Promise<void> {
  if (items.length === 0) return;
  await sql`
    INSERT INTO axis.mailbox_item (id, agency_code, kind, message_id, delivery_id, payload_id, put_at)
    SELECT *, ${at}::timestamptz FROM unnest(
      ${items.map((i) => i.id)}::uuid[], ${items.map((i) => i.agencyCode)}::text[], ${items.map((i) => i.kind)}::text[],
      ${items.map((i) => i.messageId)}::uuid[], ${items.map((i) => i.deliveryId)}::uuid[],
      ${items.map((i) => i.payloadId)}::uuid[])`.execute(tx);
}

/** How far foreign software is with an item. */
export type MailboxState = "new" | "processing" | "fail" | "done";

/** An item as its owner's software lists it. */
export type MailboxItem = {
  readonly id: string;
  readonly kind: "edoc" | "status";
  readonly messageId: string;
  readonly deliveryId: string | null;
  readonly payloadId: string;
  readonly state: MailboxState;
  readonly putAt: Date;
  readonly fetchedAt: Date | null;
  readonly fromCode: string;
  readonly documentId: string;
  readonly numberText: string;
  readonly subject: string;
};

const columns = sql`i.id, i.kind, i.message_id AS "messageId", i.delivery_id AS "deliveryId", i.payload_id AS "payloadId", i.state,
  i.put_at AS "putAt", i.fetched_at AS "fetchedAt", m.from_code AS "fromCode", m.document_id AS "documentId",
  m.number_text AS "numberText", m.subject`;

/** What waits in a mailbox: new first, then what the software has begun or failed with; the oldest first. */
export async function readMailbox(
  db: Db | Tx,
  agencyCode: string,
  kind: "edoc" | "status",
  limit: number,
): Promise<readonly MailboxItem[]> {
  const { rows } = await sql<MailboxItem>`
    SELECT ${columns} FROM axis.mailbox_item i JOIN axis.message m ON m.id = i.message_id
    WHERE i.agency_code = ${agencyCode} AND i.kind = ${kind} AND i.state <> 'done'
    ORDER BY i.state <> 'new', i.id LIMIT ${limit}`.execute(db);
  return rows;
}

/** One item of an agency's mailbox; undefined when it is not there, or is another's. */
export async function findMailboxItem(db: Db | Tx, agencyCode: string, id: string): Promise<MailboxItem | undefined> {
  const { rows } = await sql<MailboxItem>`
    SELECT ${columns} FROM axis.mailbox_item i JOIN axis.message m ON m.id = i.message_id
    WHERE i.id = ${id} AND i.agency_code = ${agencyCode}`.execute(db);
  return rows[0];
}

/** Notes that an item was fetched. */
export async function noteFetched(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable("axis.mailbox_item")
    .set({ fetched_at: at })
    .where("id", "=", id)
    .where("fetched_at", "is", null)
    .execute();
}

/** Sets how far the software is. */
export async function setMailboxState(tx: Tx, id: string, state: MailboxState): Promise<void> {
  await tx.updateTable("axis.mailbox_item").set({ state }).where("id", "=", id).execute();
}

/** Lists the document of a delivery as new again. False when its software has not fetched from a mailbox at all. */
export async function renewMailboxItem(tx: Tx, deliveryId: string): Promise<boolean> {
  const rows = await tx
    .updateTable("axis.mailbox_item")
    .set({ state: "new" })
    .where("delivery_id", "=", deliveryId)
    .where("kind", "=", "edoc")
    .returning("id")
    .execute();
  return rows.length > 0;
}

/** Takes the document of a delivery out of the mailbox, before it was fetched. */
export async function removeFromMailbox(tx: Tx, deliveryId: string): Promise<void> {
  await tx
    .deleteFrom("axis.mailbox_item")
    .where("delivery_id", "=", deliveryId)
    .where("fetched_at", "is", null)
    .execute();
}
