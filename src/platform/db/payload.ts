import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { missing } from "../errors/index.ts";
import { createRecentBodies } from "./recent-bodies.ts";
import type { DB } from "./schema.ts";

/** A message body kept once per node; whoever needs it refers to its id. */
export type Payload = { readonly id: string; readonly mediaType: string; readonly body: Uint8Array };

/**
 * Stores bodies in one statement; call inside the transaction that refers to them. An id already there is left as it is.
 * All bodies travel as one binary value and are cut apart in the database: an array of them would be written as hexadecimal text.
 */
export async function storePayloads(db: Kysely<DB>, payloads: readonly Payload[]): Promise<void> {
  if (payloads.length === 0) return;
  for (const { body } of payloads) recent.keep(digestOf(body), body);
  const sizes = payloads.map((payload) => payload.body.byteLength);
  let end = 0;
  const starts = sizes.map((size) => {
    end += size;
    return end - size + 1;
  });
  await sql`
    INSERT INTO platform.payload (id, media_type, sha256, bytes, body)
    SELECT id, media_type, sha256, bytes, substring(${Buffer.concat(payloads.map((payload) => payload.body))}::bytea FROM start FOR bytes)
    FROM unnest(
      ${payloads.map((p) => p.id)}::uuid[],
      ${payloads.map((p) => p.mediaType)}::text[],
      ${payloads.map((p) => digestOf(p.body))}::bytea[],
      ${sizes}::int[],
      ${starts}::int[]) AS t(id, media_type, sha256, bytes, start)
    ON CONFLICT (id) DO NOTHING`.execute(db);
}

const recent = createRecentBodies(48 * 1024 * 1024, 1024 * 1024);

/** What names a body: its row, and the digest of its bytes. */
export type PayloadName = { readonly id: string; readonly sha256: Uint8Array };

/** Reads bodies, by their ids; those that this process stored a moment ago come from memory. */
export async function readBodies(
  db: Kysely<DB>,
  names: readonly PayloadName[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { id, sha256 } of names) {
    const body = recent.find(sha256);
    if (body) found.set(id, body);
  }
  const missing = [...new Set(names.map(({ id }) => id))].filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const rows = await db.selectFrom("platform.payload").select(["id", "body"]).where("id", "in", missing).execute();
  for (const { id, body } of rows) found.set(id, body);
  return found;
}

/** Reads one body. Throws `platform.payload-missing`. */
export async function readPayload(db: Kysely<DB>, id: string): Promise<Payload> {
  const row = await db
    .selectFrom("platform.payload")
    .select(["id", "media_type", "body"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) {
    throw missing("platform.payload-missing", {
      vi: "Không còn nội dung của thông điệp này.",
      en: "The content of this message is no longer here.",
    });
  }
  return { id: row.id, mediaType: row.media_type, body: row.body };
}

const digests = new WeakMap<Uint8Array, Buffer>();

/** SHA-256 of a body. Computed once for each array of bytes, which nobody may change after: door, inbox and systems all ask for it. */
export function digestOf(body: Uint8Array): Buffer {
  const known = digests.get(body);
  if (known) return known;
  const digest = createHash("sha256").update(body).digest();
  digests.set(body, digest);
  return digest;
}
