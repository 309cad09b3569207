import { sql } from "kysely";
import { digestOf, readBodies, type Tx } from "../db/index.ts";
import type { Envelope } from "./batch.ts";
import type { AnsweredMessage, Json } from "./messages.ts";

/** A message taken for sending: its envelope and its bookkeeping. */
export type Claimed = {
  readonly envelope: Envelope;
  readonly digest: Buffer;
  readonly attempts: number;
  readonly sent: Omit<AnsweredMessage, "answer" | "receipt">;
};

type Row = {
  id: string;
  type: string;
  key: string;
  subject: string | null;
  meta: { readonly [key: string]: Json };
  payload_id: string | null;
  /** JSON as it is sent: read as text, so that a large message is not taken apart and put together again. */
  data: string | null;
  attempts: number;
  media_type: string | null;
  sha256: Buffer | null;
};

const most = 200;
const mostBytes = 8 * 1024 * 1024;

/**
 * Takes the next messages of a lane: those due, in order of priority and id, none whose key waits behind an earlier one.
 * Returns undefined when another process has the lane.
 */
export async function claim(
  tx: Tx,
  source: string,
  destination: string,
  lane: number,
): Promise<readonly Claimed[] | undefined> {
  const name = `outbox:${destination}:${lane}`;
  const lock = await sql<{
    got: boolean;
  }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS got`.execute(tx);
  if (!lock.rows[0]?.got) return undefined;
  const { rows } = await sql<Row>`
    WITH due AS (
      SELECT o.* FROM platform.outbox o
      WHERE o.destination = ${destination} AND o.lane = ${lane} AND o.dead_at IS NULL AND o.next_at <= clock_timestamp()
        AND (o.key = o.id::text OR NOT EXISTS (
          SELECT FROM platform.outbox e WHERE e.destination = o.destination AND e.lane = o.lane AND e.key = o.key
            AND e.id < o.id AND (e.dead_at IS NOT NULL OR e.next_at > clock_timestamp())))
      ORDER BY o.priority DESC, o.id LIMIT ${most} FOR UPDATE SKIP LOCKED),
    sized AS (
      SELECT due.*, p.media_type, p.sha256,
        sum(coalesce(p.bytes, 0)) OVER (ORDER BY due.priority DESC, due.id) - coalesce(p.bytes, 0) AS before
      FROM due LEFT JOIN platform.payload p ON p.id = due.payload_id)
    SELECT s.id, s.type, s.key, s.subject, s.meta, s.payload_id, s.data::text AS data, s.attempts, s.media_type, s.sha256
    FROM sized s WHERE s.before < ${mostBytes} ORDER BY s.priority DESC, s.id`.execute(tx);
  const names = rows.flatMap((row) =>
    row.payload_id && row.sha256 ? [{ id: row.payload_id, sha256: row.sha256 }] : [],
  );
  const bodies = await readBodies(tx, names);
  return rows.map((row) => toClaimed(row, bodies.get(row.payload_id ?? ""), source, destination));
}

function toClaimed(row: Row, stored: Uint8Array | undefined, source: string, destination: string): Claimed {
  const body = stored ?? Buffer.from(row.data ?? "null", "utf8");
  return {
    envelope: {
      id: row.id,
      source,
      type: row.type,
      key: row.key,
      subject: row.subject,
      meta: row.meta,
      contentType: row.media_type ?? "application/json",
      body,
    },
    digest: row.sha256 ?? digestOf(body),
    attempts: row.attempts,
    sent: { id: row.id, destination, type: row.type, key: row.key, meta: row.meta, payloadId: row.payload_id },
  };
}
