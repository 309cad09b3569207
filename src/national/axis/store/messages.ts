import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Json } from "../../../platform/outbox/index.ts";

/** A document about to be entered. Its id is that of its payload. */
export type NewMessage = {
  readonly id: string;
  readonly sourceKind: "node" | "client";
  readonly source: string;
  readonly sourceMessageId: string | null;
  readonly fromCode: string;
  readonly fromName: string;
  readonly documentId: string;
  readonly businessType: number;
  /** DocumentIds that it revokes, updates or replaces. */
  readonly concerns: readonly string[];
  readonly numberText: string;
  readonly subject: string;
  readonly documentType: string;
  readonly promulgationDate: string | null;
  readonly dueDate: string | null;
  readonly priority: number;
  readonly steeringType: number;
  readonly recipients: number;
  readonly files: number;
  readonly bytes: number;
  readonly digest: Buffer;
  readonly payloadId: string | null;
  readonly acceptedAt: Date;
  readonly signer: string | null;
  readonly certificate: string | null;
  readonly weak: boolean;
  readonly findings: Json;
};

/** Enters documents in one statement. */
export async function insertMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const column = <T>(of: (message: NewMessage) => T): T[] => messages.map(of);
  await sql`
    INSERT INTO axis.message (id, source_kind, source, source_message_id, from_code, from_name, document_id, business_type, concerns,
      number_text, subject, document_type, promulgation_date, due_date, priority, steering_type, recipients, files, bytes, digest,
      payload_id, accepted_at, signer, certificate, weak, findings)
    SELECT id, source_kind, source, source_message_id, from_code, from_name, document_id, business_type,
      ARRAY(SELECT jsonb_array_elements_text(concerns)), number_text, subject, document_type, promulgation_date, due_date, priority,
      steering_type, recipients, files, bytes, digest, payload_id, accepted_at, signer, certificate, weak, findings
    FROM unnest(
      ${column((m) => m.id)}::uuid[], ${column((m) => m.sourceKind)}::text[], ${column((m) => m.source)}::text[],
      ${column((m) => m.sourceMessageId)}::uuid[], ${column((m) => m.fromCode)}::text[], ${column((m) => m.fromName)}::text[],
      ${column((m) => m.documentId)}::text[], ${column((m) => m.businessType)}::smallint[],
      ${column((m) => JSON.stringify(m.concerns))}::jsonb[], ${column((m) => m.numberText)}::text[], ${column((m) => m.subject)}::text[],
      ${column((m) => m.documentType)}::text[], ${column((m) => m.promulgationDate)}::date[], ${column((m) => m.dueDate)}::date[],
      ${column((m) => m.priority)}::smallint[], ${column((m) => m.steeringType)}::smallint[], ${column((m) => m.recipients)}::int[],
      ${column((m) => m.files)}::int[], ${column((m) => m.bytes)}::int[], ${column((m) => m.digest)}::bytea[],
      ${column((m) => m.payloadId)}::uuid[], ${column((m) => m.acceptedAt)}::timestamptz[], ${column((m) => m.signer)}::text[],
      ${column((m) => m.certificate)}::text[], ${column((m) => m.weak)}::boolean[], ${column((m) => JSON.stringify(m.findings))}::jsonb[])
      AS t(id, source_kind, source, source_message_id, from_code, from_name, document_id, business_type, concerns, number_text, subject,
        document_type, promulgation_date, due_date, priority, steering_type, recipients, files, bytes, digest, payload_id, accepted_at,
        signer, certificate, weak, findings)`.execute(tx);
}

/** The sender of a document, for news about it. */
export type MessageSender = {
  readonly messageId: string;
  readonly sourceKind: "node" | "client";
  readonly source: string;
  readonly sourceMessageId: string | null;
  readonly fromCode: string;
  readonly fromName: string;
  readonly documentId: string;
  readonly numberText: string;
  readonly promulgationDate: string | null;
  readonly digest: Buffer;
};

/** Who sent documents, by message id. */
export async function readSenders(tx: Tx, messageIds: readonly string[]): Promise<ReadonlyMap<string, MessageSender>> {
  const { rows } = await sql<MessageSender>`
    SELECT id AS "messageId", source_kind AS "sourceKind", source, source_message_id AS "sourceMessageId", from_code AS "fromCode",
      from_name AS "fromName", document_id AS "documentId", number_text AS "numberText", promulgation_date AS "promulgationDate", digest
    FROM axis.message WHERE id = ANY(${[...new Set(messageIds)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.messageId, row]));
}
