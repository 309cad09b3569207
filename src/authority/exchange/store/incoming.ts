import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type {
  AttachmentOutline,
  BusinessType,
  EdxmlDocumentHeader,
  Finding,
  Trace,
} from "../../../protocol/edxml/index.ts";
import type { SignatureFacts } from "../listener.ts";
import type { RecallState, RecipientStation } from "../states.ts";

/** What names a received document: sender, DocumentId and business type. */
export type DocumentKey = {
  readonly fromCode: string;
  readonly documentId: string;
  readonly businessType: BusinessType;
  readonly id: string;
  /** SHA-256 of the edXML. */
  readonly digest: Buffer;
};

/** Claims the keys of documents. Returns for each the one that holds it: the document's own, or that of an earlier arrival. */
export async function claimKeys(
  tx: Tx,
  keys: readonly DocumentKey[],
): Promise<readonly { readonly id: string; readonly digest: Buffer }[]> {
  if (keys.length === 0) return [];
  const lists = sql`unnest(${keys.map((k) => k.fromCode)}::text[], ${keys.map((k) => k.documentId)}::text[],
    ${keys.map((k) => k.businessType)}::smallint[], ${keys.map((k) => k.id)}::uuid[], ${keys.map((k) => k.digest)}::bytea[])`;
  await sql`
    INSERT INTO exchange.document_key (from_code, document_id, business_type, id, digest)
    SELECT * FROM ${lists} ON CONFLICT DO NOTHING`.execute(tx);
  const { rows } = await sql<{ place: number; id: string; digest: Buffer }>`
    SELECT k.place::int AS place, d.id, d.digest
    FROM unnest(${keys.map((k) => k.fromCode)}::text[], ${keys.map((k) => k.documentId)}::text[], ${keys.map((k) => k.businessType)}::smallint[])
      WITH ORDINALITY AS k(from_code, document_id, business_type, place)
    JOIN exchange.document_key d USING (from_code, document_id, business_type) ORDER BY k.place`.execute(tx);
  return rows;
}

/** A received document as it was read, without its files. */
export type IncomingDocument = {
  /** Also that of the payload. */
  readonly id: string;
  readonly header: EdxmlDocumentHeader;
  readonly attachments: readonly AttachmentOutline[];
  readonly findings: readonly Finding[];
  readonly signature: SignatureFacts;
  /** Hops the axis added beside the message. */
  readonly axisTrace: readonly Trace[];
  readonly receivedAt: Date;
};

/** Writes received documents. */
export async function insertDocuments(tx: Tx, documents: readonly IncomingDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const json = (pick: (document: IncomingDocument) => unknown) =>
    documents.map((document) => JSON.stringify(pick(document)));
  await sql`
    INSERT INTO exchange.incoming_document
      (id, from_code, document_id, business_type, header, attachments, findings, signature, axis_trace, received_at)
    SELECT * FROM unnest(${documents.map((d) => d.id)}::uuid[], ${documents.map((d) => d.header.from.organId)}::text[],
      ${documents.map((d) => d.header.documentId)}::text[], ${documents.map((d) => d.header.business.type)}::smallint[],
      ${json((d) => d.header)}::jsonb[], ${json((d) => d.attachments)}::jsonb[], ${json((d) => d.findings)}::jsonb[],
      ${json((d) => d.signature)}::jsonb[], ${json((d) => d.axisTrace)}::jsonb[], ${documents.map((d) => d.receivedAt)}::timestamptz[])`.execute(
    tx,
  );
}

/** A received document at one agency. */
export type NewIncoming = {
  readonly id: string;
  readonly documentRowId: string;
  readonly recipientCode: string;
  readonly fromCode: string;
  readonly documentId: string;
  readonly receivedAt: Date;
};

/** Writes arrivals. Returns the ids of those that were not there. */
export async function insertIncoming(tx: Tx, arrivals: readonly NewIncoming[]): Promise<ReadonlySet<string>> {
  if (arrivals.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    INSERT INTO exchange.incoming (id, incoming_document_id, recipient_code, from_code, document_id, state_at, received_at)
    SELECT id, document, recipient, source, document_id, at, at FROM unnest(${arrivals.map((a) => a.id)}::uuid[],
      ${arrivals.map((a) => a.documentRowId)}::uuid[], ${arrivals.map((a) => a.recipientCode)}::text[], ${arrivals.map((a) => a.fromCode)}::text[],
      ${arrivals.map((a) => a.documentId)}::text[], ${arrivals.map((a) => a.receivedAt)}::timestamptz[])
      AS t(id, document, recipient, source, document_id, at)
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** A received document at one agency, and where it stands there. */
export type IncomingEntry = {
  readonly id: string;
  readonly documentRowId: string;
  readonly recipientCode: string;
  readonly fromCode: string;
  readonly documentId: string;
  readonly state: Exclude<RecipientStation, "sent" | "undeliverable">;
  readonly stateAt: Date;
  readonly recallState: RecallState | null;
  readonly recallAt: Date | null;
  readonly recallReason: string | null;
  readonly receivedAt: Date;
};

const columns = sql`i.id, i.incoming_document_id AS "documentRowId", i.recipient_code AS "recipientCode", i.from_code AS "fromCode",
  i.document_id AS "documentId", i.state, i.state_at AS "stateAt", i.recall_state AS "recallState", i.recall_at AS "recallAt",
  i.recall_reason AS "recallReason", i.received_at AS "receivedAt"`;

/** An arrival by its id. */
export async function findIncoming(db: Db | Tx, id: string): Promise<IncomingEntry | undefined> {
  const { rows } = await sql<IncomingEntry>`SELECT ${columns} FROM exchange.incoming i WHERE i.id = ${id}`.execute(db);
  return rows[0];
}

/** Arrivals of documents by sender and DocumentId at agencies of this node; without `recipients`, at all of them. */
export async function findArrivals(
  db: Db | Tx,
  about: {
    readonly fromCode: string;
    readonly documentId: string;
    readonly recipients?: readonly string[] | undefined;
  },
): Promise<readonly IncomingEntry[]> {
  const among = about.recipients ? sql`AND i.recipient_code = ANY(${[...about.recipients]}::text[])` : sql``;
  const { rows } = await sql<IncomingEntry>`
    SELECT ${columns} FROM exchange.incoming i
    WHERE i.document_id = ${about.documentId} AND i.from_code = ${about.fromCode} ${among} ORDER BY i.id`.execute(db);
  return rows;
}

/** A received document as read, by its own id. */
export async function findIncomingDocument(db: Db | Tx, id: string): Promise<IncomingDocument | undefined> {
  const { rows } = await sql<IncomingDocument>`
    SELECT id, header, attachments, findings, signature, axis_trace AS "axisTrace", received_at AS "receivedAt"
    FROM exchange.incoming_document WHERE id = ${id}`.execute(db);
  return rows[0];
}

/** The agency itself says where a received document stands. */
export async function setIncomingState(tx: Tx, id: string, state: IncomingEntry["state"], at: Date): Promise<void> {
  await tx.updateTable("exchange.incoming").set({ state, state_at: at }).where("id", "=", id).execute();
}

/** The sender asks for documents back. Those whose recall was agreed to stay as they are. */
export async function markRecallAsked(tx: Tx, ids: readonly string[], reason: string, at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("exchange.incoming")
    .set({ recall_state: "asked", recall_at: at, recall_reason: reason })
    .where("id", "in", [...ids])
    .where((where) => where.or([where("recall_state", "is", null), where("recall_state", "!=", "agreed")]))
    .execute();
}

/** The agency's answer to a recall or change. */
export async function setRecallAnswer(tx: Tx, id: string, answer: "agreed" | "refused", at: Date): Promise<void> {
  await tx.updateTable("exchange.incoming").set({ recall_state: answer, recall_at: at }).where("id", "=", id).execute();
}
