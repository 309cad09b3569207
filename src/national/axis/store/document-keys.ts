import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** What names one document in the country. */
export type DocumentKey = {
  readonly fromCode: string;
  readonly documentId: string;
  readonly businessType: number;
};

/** A key with the message that holds it. */
export type HeldKey = DocumentKey & { readonly messageId: string; readonly digest: Buffer };

/**
 * Takes the keys that nobody holds yet, in one statement, and returns those that others hold, each with its holder. Keys must be
 * different from each other. Two batches with one key wait for each other here.
 */
export async function takeKeys(tx: Tx, wanted: readonly HeldKey[]): Promise<readonly HeldKey[]> {
  if (wanted.length === 0) return [];
  // One order for all, so that two batches never wait for each other both ways.
  const keys = wanted.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const { rows } = await sql<{ message_id: string }>`
    INSERT INTO axis.document_key (from_code, document_id, business_type, message_id, digest)
    SELECT * FROM unnest(
      ${keys.map((k) => k.fromCode)}::text[], ${keys.map((k) => k.documentId)}::text[],
      ${keys.map((k) => k.businessType)}::smallint[], ${keys.map((k) => k.messageId)}::uuid[], ${keys.map((k) => k.digest)}::bytea[])
    ON CONFLICT DO NOTHING RETURNING message_id`.execute(tx);
  if (rows.length === keys.length) return [];
  const taken = new Set(rows.map((row) => row.message_id));
  return findKeys(
    tx,
    keys.filter((key) => !taken.has(key.messageId)),
  );
}

/** The name of a key in memory. */
export function nameOf(key: DocumentKey): string {
  return `${key.fromCode}\n${key.documentId}\n${key.businessType}`;
}

async function findKeys(tx: Tx, keys: readonly DocumentKey[]): Promise<readonly HeldKey[]> {
  const { rows } = await sql<HeldKey>`
    SELECT k.from_code AS "fromCode", k.document_id AS "documentId", k.business_type AS "businessType",
      k.message_id AS "messageId", k.digest
    FROM axis.document_key k JOIN unnest(
      ${keys.map((k) => k.fromCode)}::text[], ${keys.map((k) => k.documentId)}::text[], ${keys.map((k) => k.businessType)}::smallint[])
      AS t(from_code, document_id, business_type)
    ON k.from_code = t.from_code AND k.document_id = t.document_id AND k.business_type = t.business_type`.execute(tx);
  return rows;
}
