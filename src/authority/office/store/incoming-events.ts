import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** What happened to an incoming document. */
export type IncomingActName =
  | "arrived"
  | "registered"
  | "corrected"
  | "refused"
  | "completed"
  | "change-asked"
  | "change-agreed"
  | "change-refused"
  | "reminded";

/** One line of an incoming document's history. */
export type IncomingEvent = {
  readonly id: string;
  readonly act: IncomingActName;
  readonly actorName: string;
  readonly at: Date;
  readonly note: string;
};

/** Appends to the histories of incoming documents. */
export async function appendIncomingEvents(
  tx: Tx,
  events: readonly (Omit<IncomingEvent, "id"> & { readonly incomingId: string })[],
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    INSERT INTO office.incoming_event (incoming_id, act, actor_name, at, note)
    SELECT * FROM unnest(${events.map((e) => e.incomingId)}::uuid[], ${events.map((e) => e.act)}::text[],
      ${events.map((e) => e.actorName)}::text[], ${events.map((e) => e.at)}::timestamptz[], ${events.map((e) => e.note)}::text[])`.execute(
    tx,
  );
}

/** An incoming document's history, the newest first. */
export async function listIncomingEvents(db: Db | Tx, incomingId: string): Promise<readonly IncomingEvent[]> {
  const { rows } = await sql<IncomingEvent>`
    SELECT id, act, actor_name AS "actorName", at, note FROM office.incoming_event
    WHERE incoming_id = ${incomingId} ORDER BY id DESC LIMIT 500`.execute(db);
  return rows;
}
