import { sql } from "kysely";
import type { PdfSignatureReport } from "../../../engines/signing/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { AttachmentOutline, Finding } from "../../../protocol/edxml/index.ts";
import type { SignatureFacts } from "../../exchange/index.ts";
import type { Authenticity, ChangeKind, ChangeState, IncomingState } from "../states.ts";

/** What was found about one file of a received document. Only a PDF has a report. Instants are ISO 8601 here. */
export type FileReport = {
  readonly contentId: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pdf: JsonOf<PdfSignatureReport> | null;
};

/** A value as it comes back from JSON: instants are ISO 8601 texts. */
export type JsonOf<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: JsonOf<T[K]> } : T;

/** A received document at one agency. */
export type IncomingDocument = {
  readonly id: string;
  readonly agencyCode: string;
  readonly payloadId: string;
  readonly state: IncomingState;
  readonly version: number;
  readonly fromCode: string;
  readonly fromName: string;
  readonly documentId: string;
  /** `9614/UBND-KSTT` */
  readonly numberText: string;
  /** Promulgation, ISO day; null when the sender wrote none that exists. */
  readonly day: string | null;
  readonly place: string;
  readonly kindName: string;
  readonly subject: string;
  readonly summary: string;
  readonly signerName: string;
  readonly signerPosition: string;
  readonly urgency: number;
  readonly steering: number;
  readonly dueDate: string | null;
  readonly businessType: number;
  readonly businessReason: string;
  /** DocumentIds it updates or replaces. */
  readonly replaces: readonly string[];
  readonly files: readonly AttachmentOutline[];
  readonly findings: readonly Finding[];
  readonly messageSignature: SignatureFacts;
  /** Null until someone or the background has looked: `examineIncoming`. */
  readonly fileReports: readonly FileReport[] | null;
  readonly authenticity: Authenticity;
  /** Số đến. */
  readonly year: number | null;
  readonly number: number | null;
  readonly receivedAt: Date;
  readonly registeredAt: Date | null;
  readonly registeredBy: string | null;
  readonly note: string;
  readonly refusedAt: Date | null;
  readonly refusedBy: string | null;
  readonly refusalCode: string | null;
  readonly refusalText: string | null;
  readonly completedAt: Date | null;
  readonly completedBy: string | null;
  readonly completionNote: string | null;
  readonly change: ChangeKind | null;
  readonly changeState: ChangeState | null;
  readonly changeReason: string | null;
  /** The incoming document that updates or replaces this one; null for a plain recall. */
  readonly changeBy: string | null;
  readonly changeAskedAt: Date | null;
  readonly changeAnsweredAt: Date | null;
  readonly changeAnsweredBy: string | null;
  readonly changeAnswer: string | null;
  /** The last reminder of the axis: see `remindedOf`. */
  readonly remindedAt: Date | null;
  readonly remindedAbout: "registration" | "recall" | null;
};

const columns = sql`id, agency_code AS "agencyCode", payload_id AS "payloadId", state, version, from_code AS "fromCode",
  from_name AS "fromName", document_id AS "documentId", number_text AS "numberText", day, place, kind_name AS "kindName", subject, summary,
  signer_name AS "signerName", signer_position AS "signerPosition", urgency, steering, due_date AS "dueDate",
  business_type AS "businessType", business_reason AS "businessReason", replaces, files, findings,
  message_signature AS "messageSignature", file_reports AS "fileReports", authenticity, year, number, received_at AS "receivedAt",
  registered_at AS "registeredAt", registered_by AS "registeredBy", note, refused_at AS "refusedAt", refused_by AS "refusedBy",
  refusal_code AS "refusalCode", refusal_text AS "refusalText", completed_at AS "completedAt", completed_by AS "completedBy",
  completion_note AS "completionNote", change, change_state AS "changeState", change_reason AS "changeReason", change_by AS "changeBy",
  change_asked_at AS "changeAskedAt", change_answered_at AS "changeAnsweredAt", change_answered_by AS "changeAnsweredBy",
  change_answer AS "changeAnswer", reminded_at AS "remindedAt", reminded_about AS "remindedAbout"`;

/** A received document by its id. */
export async function findIncoming(db: Db | Tx, id: string): Promise<IncomingDocument | undefined> {
  const { rows } = await sql<IncomingDocument>`SELECT ${columns} FROM office.incoming WHERE id = ${id}`.execute(db);
  return rows[0];
}

/** The same, held until the transaction ends. */
export async function lockIncoming(tx: Tx, id: string): Promise<IncomingDocument | undefined> {
  const { rows } =
    await sql<IncomingDocument>`SELECT ${columns} FROM office.incoming WHERE id = ${id} FOR UPDATE`.execute(tx);
  return rows[0];
}

/** What is written of a document that has just arrived. */
export type NewIncoming = Pick<
  IncomingDocument,
  | "id"
  | "agencyCode"
  | "payloadId"
  | "fromCode"
  | "fromName"
  | "documentId"
  | "numberText"
  | "day"
  | "place"
  | "kindName"
  | "subject"
  | "summary"
  | "signerName"
  | "signerPosition"
  | "urgency"
  | "steering"
  | "dueDate"
  | "businessType"
  | "businessReason"
  | "replaces"
  | "files"
  | "findings"
  | "messageSignature"
  | "authenticity"
  | "receivedAt"
>;

/** Writes documents that arrived, in one statement. One that is there already stays as it is. */
export async function insertIncoming(tx: Tx, documents: readonly NewIncoming[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map((one) => ({
    id: one.id,
    agency_code: one.agencyCode,
    payload_id: one.payloadId,
    from_code: one.fromCode,
    from_name: one.fromName,
    document_id: one.documentId,
    number_text: one.numberText,
    day: one.day,
    place: one.place,
    kind_name: one.kindName,
    subject: one.subject,
    summary: one.summary,
    signer_name: one.signerName,
    signer_position: one.signerPosition,
    urgency: one.urgency,
    steering: one.steering,
    due_date: one.dueDate,
    business_type: one.businessType,
    business_reason: one.businessReason,
    replaces: one.replaces,
    files: one.files,
    findings: one.findings,
    message_signature: one.messageSignature,
    authenticity: one.authenticity,
    received_at: one.receivedAt,
  }));
  await sql`
    INSERT INTO office.incoming (id, agency_code, payload_id, from_code, from_name, document_id, number_text, day, place, kind_name,
      subject, summary, signer_name, signer_position, urgency, steering, due_date, business_type, business_reason, replaces, files,
      findings, message_signature, authenticity, received_at)
    SELECT id, agency_code, payload_id, from_code, from_name, document_id, number_text, day, place, kind_name,
      subject, summary, signer_name, signer_position, urgency, steering, due_date, business_type, business_reason, replaces, files,
      findings, message_signature, authenticity, received_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, agency_code text, payload_id uuid, from_code text,
      from_name text, document_id text, number_text text, day date, place text, kind_name text, subject text, summary text,
      signer_name text, signer_position text, urgency int, steering int, due_date date, business_type int, business_reason text,
      replaces text[], files jsonb, findings jsonb, message_signature jsonb, authenticity text, received_at timestamptz)
    ON CONFLICT (id) DO NOTHING`.execute(tx);
}

/** The registration of a document. `note` tells what the clerk adds for readers. */
export async function markRegistered(
  tx: Tx,
  id: string,
  of: { readonly year: number; readonly number: number; readonly at: Date; readonly by: string; readonly note: string },
): Promise<void> {
  await tx
    .updateTable("office.incoming")
    .set((eb) => ({
      state: "registered",
      year: of.year,
      number: of.number,
      registered_at: of.at,
      registered_by: of.by,
      note: of.note,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** The document is given back to its sender. */
export async function markRefused(
  tx: Tx,
  id: string,
  of: { readonly code: string; readonly text: string; readonly at: Date; readonly by: string },
): Promise<void> {
  await tx
    .updateTable("office.incoming")
    .set((eb) => ({
      state: "refused",
      refused_at: of.at,
      refused_by: of.by,
      refusal_code: of.code,
      refusal_text: of.text,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** The document needs nothing more. */
export async function markCompleted(
  tx: Tx,
  id: string,
  of: { readonly note: string; readonly at: Date; readonly by: string },
): Promise<void> {
  await tx
    .updateTable("office.incoming")
    .set((eb) => ({
      state: "completed",
      completed_at: of.at,
      completed_by: of.by,
      completion_note: of.note,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** Writes the clerk's note on a registered document anew. */
export async function setNote(tx: Tx, id: string, note: string): Promise<void> {
  await tx
    .updateTable("office.incoming")
    .set((eb) => ({ note, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Keeps what was found about a document's files. */
export async function setFileReports(
  db: Db | Tx,
  ids: readonly string[],
  reports: readonly FileReport[],
  authenticity: Authenticity,
): Promise<void> {
  await db
    .updateTable("office.incoming")
    .set({ file_reports: JSON.stringify(reports), authenticity })
    .where("id", "in", [...ids])
    .execute();
}

/** Received documents whose files nobody has looked at, the oldest first. */
export async function listUnchecked(db: Db | Tx, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("office.incoming")
    .select("id")
    .where("authenticity", "=", "unchecked")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Agencies' copies of one received message. */
export async function listCopies(db: Db | Tx, payloadId: string, documentId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("office.incoming")
    .select("id")
    .where("document_id", "=", documentId)
    .where("payload_id", "=", payloadId)
    .execute();
  return rows.map((row) => row.id);
}
