import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** A document that revokes, updates or replaces earlier ones of the same sender. */
export type AskedRecall = {
  readonly messageId: string;
  readonly fromCode: string;
  /** DocumentIds of the earlier ones. */
  readonly concerns: readonly string[];
  /** Agencies asked. */
  readonly codes: readonly string[];
};

/** Marks the deliveries of the earlier documents as asked about, at the agencies that got the new one. */
export async function askRecalls(tx: Tx, asked: readonly AskedRecall[], at: Date): Promise<void> {
  if (asked.length === 0) return;
  const pairs = asked.flatMap(({ messageId, fromCode, concerns, codes }) =>
    concerns.flatMap((documentId) => codes.map((code) => ({ messageId, fromCode, documentId, code }))),
  );
  await sql`
    UPDATE axis.delivery d SET recall_state = 'asked', recall_asked_at = coalesce(d.recall_asked_at, ${at})
    FROM unnest(${pairs.map((p) => p.messageId)}::uuid[], ${pairs.map((p) => p.fromCode)}::text[],
      ${pairs.map((p) => p.documentId)}::text[], ${pairs.map((p) => p.code)}::text[]) AS t(message_id, from_code, document_id, code)
    JOIN axis.document_key k ON k.from_code = t.from_code AND k.document_id = t.document_id
    WHERE d.message_id = k.message_id AND k.message_id <> t.message_id AND d.resolved_code = t.code
      AND d.recall_state IS DISTINCT FROM 'agreed'`.execute(tx);
}
