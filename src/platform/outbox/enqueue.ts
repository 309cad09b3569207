import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { DB } from "../db/index.ts";
import type { OutgoingMessage } from "./messages.ts";

/** Side-by-side streams to one destination. Messages of one key always share a lane. */
export const lanes = 2;

/**
 * Writes messages for other nodes in the caller's transaction: they leave after it commits, and not at all if it does not.
 * A message id already waiting is left as it is.
 */
export async function enqueue(tx: Kysely<DB>, messages: readonly OutgoingMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const keys = messages.map((message) => message.key ?? message.id);
  await sql`
    INSERT INTO platform.outbox (id, destination, lane, type, key, subject, meta, payload_id, data, priority)
    SELECT * FROM unnest(
      ${messages.map((m) => m.id)}::uuid[],
      ${messages.map((m) => m.destination)}::text[],
      ${keys.map(laneOf)}::smallint[],
      ${messages.map((m) => m.type)}::text[],
      ${keys}::text[],
      ${messages.map((m) => m.subject ?? null)}::text[],
      ${messages.map((m) => JSON.stringify(m.meta ?? {}))}::jsonb[],
      ${messages.map((m) => ("payloadId" in m ? m.payloadId : null))}::uuid[],
      ${messages.map(jsonOf)}::jsonb[],
      ${messages.map((m) => m.priority ?? 0)}::smallint[])
    ON CONFLICT (id) DO NOTHING`.execute(tx);
  const destinations = [...new Set(messages.map((m) => m.destination))];
  await sql`SELECT pg_notify('lt_outbox', d) FROM unnest(${destinations}::text[]) AS d`.execute(tx);
}

function jsonOf(message: OutgoingMessage): string | null {
  if ("json" in message) return message.json;
  return "data" in message ? JSON.stringify(message.data) : null;
}

/** The lane of a key. */
export function laneOf(key: string): number {
  return createHash("sha256").update(key).digest().readUInt16BE(0) % lanes;
}
