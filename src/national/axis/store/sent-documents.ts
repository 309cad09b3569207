import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** A document that an agency sent, with what became of it at each recipient. */
export type SentDocument = {
  readonly docId: string;
  readonly documentId: string;
  readonly code: string;
  readonly subject: string;
  readonly created: string;
  readonly recipients: readonly {
    readonly code: string;
    readonly state: string;
    readonly at: string;
    readonly reason: { readonly code: string; readonly vi: string; readonly en: string } | null;
  }[];
};

/** The newest documents that one agency sent. */
export async function readSentDocuments(db: Db, agencyCode: string, limit: number): Promise<readonly SentDocument[]> {
  const { rows } = await sql<SentDocument>`
    SELECT m.id AS "docId", m.document_id AS "documentId", m.number_text AS code, m.subject, to_json(m.accepted_at) #>> '{}' AS created,
      (SELECT json_agg(json_build_object('code', d.recipient_code, 'state', d.state, 'at', d.state_at, 'reason', d.reason) ORDER BY d.id)
        FROM axis.delivery d WHERE d.message_id = m.id) AS recipients
    FROM axis.message m WHERE m.from_code = ${agencyCode} ORDER BY m.accepted_at DESC LIMIT ${limit}`.execute(db);
  return rows;
}
