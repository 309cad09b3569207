import { sql } from "kysely";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import type { Reason } from "../axis.ts";

/** Something that the axis did not take. */
export type Rejection = {
  readonly sourceKind: "node" | "client";
  readonly source: string;
  readonly sourceMessageId: string | null;
  readonly kind: "document" | "status";
  readonly fromCode: string | null;
  readonly documentId: string | null;
  readonly numberText: string | null;
  readonly subject: string | null;
  readonly reason: Reason;
  readonly findings: Json;
  readonly bytes: number;
  readonly digest: Buffer;
};

/** Keeps the trace of what was not taken. */
export async function insertRejections(tx: Tx, rejections: readonly Rejection[], at: Date): Promise<void> {
  if (rejections.length === 0) return;
  const column = <T>(of: (rejection: Rejection) => T): T[] => rejections.map(of);
  await sql`
    INSERT INTO axis.rejection (id, at, source_kind, source, source_message_id, kind, from_code, document_id, number_text, subject, code,
      reason, findings, bytes, digest)
    SELECT id, ${at}, source_kind, source, source_message_id, kind, from_code, document_id, number_text, subject, reason->>'code',
      reason, findings, bytes, digest
    FROM unnest(
      ${column(() => newId())}::uuid[], ${column((r) => r.sourceKind)}::text[], ${column((r) => r.source)}::text[],
      ${column((r) => r.sourceMessageId)}::uuid[], ${column((r) => r.kind)}::text[], ${column((r) => r.fromCode)}::text[],
      ${column((r) => r.documentId)}::text[], ${column((r) => r.numberText)}::text[], ${column((r) => r.subject)}::text[],
      ${column((r) => JSON.stringify(r.reason))}::jsonb[], ${column((r) => JSON.stringify(r.findings))}::jsonb[],
      ${column((r) => r.bytes)}::int[], ${column((r) => r.digest)}::bytea[])
      AS t(id, source_kind, source, source_message_id, kind, from_code, document_id, number_text, subject, reason, findings, bytes,
        digest)`.execute(tx);
}
