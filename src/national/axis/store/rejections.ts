import { sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";
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

/** What was not taken, as the operator sees it. */
export type RejectionRow = Omit<Rejection, "findings"> & {
  readonly id: string;
  readonly at: Date;
  readonly findings: readonly Json[];
};

/** What was not taken, the newest first; `code` limits it to one reason, `source` to one node or client. */
export async function readRejections(
  db: Db,
  query: { readonly code?: string; readonly source?: string; readonly offset: number; readonly limit: number },
): Promise<{ readonly rejections: readonly RejectionRow[]; readonly total: number }> {
  const which = sql`(${query.code ?? null}::text IS NULL OR code = ${query.code ?? null})
    AND (${query.source ?? null}::text IS NULL OR source = ${query.source ?? null})`;
  const { rows } = await sql<RejectionRow>`
    SELECT id, at, source_kind AS "sourceKind", source, source_message_id AS "sourceMessageId", kind, from_code AS "fromCode",
      document_id AS "documentId", number_text AS "numberText", subject, reason, findings, bytes, digest
    FROM axis.rejection WHERE ${which} ORDER BY id DESC OFFSET ${query.offset} LIMIT ${query.limit}`.execute(db);
  const total = await sql<{ total: number }>`SELECT count(*) AS total FROM axis.rejection WHERE ${which}`.execute(db);
  return { rejections: rows, total: total.rows[0]?.total ?? 0 };
}
