import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { OfficialPlaces } from "../../../platform/typeset/index.ts";
import { type Draft, draftSchema, plainText } from "../draft.ts";
import type { DocumentState } from "../states.ts";

/** A number as it stands in the register. */
export type IssuedNumber = {
  readonly year: number;
  readonly series: string;
  readonly number: number;
  /** `9614/UBND-KSTT` */
  readonly numberText: string;
  readonly notation: string;
  readonly documentId: string;
  readonly issuedAt: Date;
  readonly issuedBy: string;
};

/** An outgoing document as it stands. */
export type OutgoingDocument = {
  readonly id: string;
  readonly agencyCode: string;
  readonly state: DocumentState;
  readonly version: number;
  readonly draft: Draft;
  readonly authorId: string;
  readonly authorName: string;
  readonly signerId: string | null;
  /** The PDF as it stands, hex SHA-256; null while drafted. */
  readonly fileSha256: string | null;
  readonly fileBytes: number | null;
  readonly pageCount: number | null;
  readonly places: OfficialPlaces | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly returnReason: string | null;
  readonly issued: IssuedNumber | null;
  /** Days between signing and issue; more than 1 on working days is late (NĐ 30/2020, article 18, clause 1). */
  readonly lateDays: number | null;
  readonly recalledAt: Date | null;
  readonly recallReason: string | null;
};

type Row = Omit<OutgoingDocument, "draft" | "issued"> & {
  readonly content: unknown;
  readonly year: number | null;
  readonly series: string;
  readonly number: number;
  readonly numberText: string;
  readonly notation: string;
  readonly documentId: string;
  readonly issuedAt: Date;
  readonly issuedBy: string;
};

const columns = sql`id, agency_code AS "agencyCode", state, version, content, author_id AS "authorId", author_name AS "authorName",
  signer_id AS "signerId", file_sha256 AS "fileSha256", file_bytes AS "fileBytes", page_count AS "pageCount", places,
  created_at AS "createdAt", updated_at AS "updatedAt", submitted_at AS "submittedAt", signed_at AS "signedAt", signed_by AS "signedBy",
  return_reason AS "returnReason", year, series, number, number_text AS "numberText", notation, document_id AS "documentId",
  issued_at AS "issuedAt", issued_by AS "issuedBy", late_days AS "lateDays", recalled_at AS "recalledAt", recall_reason AS "recallReason"`;

function documentOf(row: Row): OutgoingDocument {
  const { content, year, series, number, numberText, notation, documentId, issuedAt, issuedBy, ...rest } = row;
  const issued = year === null ? null : { year, series, number, numberText, notation, documentId, issuedAt, issuedBy };
  return { ...rest, draft: draftSchema.parse(content), issued };
}

/** An outgoing document by its id. */
export async function findOutgoing(db: Db | Tx, id: string): Promise<OutgoingDocument | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM office.outgoing WHERE id = ${id}`.execute(db);
  return rows[0] && documentOf(rows[0]);
}

/** The same, held until the transaction ends, so that nobody else moves it meanwhile. */
export async function lockOutgoing(tx: Tx, id: string): Promise<OutgoingDocument | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM office.outgoing WHERE id = ${id} FOR UPDATE`.execute(tx);
  return rows[0] && documentOf(rows[0]);
}

/** What a new document begins with. */
export type NewOutgoing = {
  readonly id: string;
  readonly agencyCode: string;
  readonly draft: Draft;
  readonly author: { readonly id: string; readonly name: string };
  readonly at: Date;
};

/** Writes a new draft. */
export async function insertOutgoing(tx: Tx, { id, agencyCode, draft, author, at }: NewOutgoing): Promise<void> {
  await tx
    .insertInto("office.outgoing")
    .values({
      ...draftColumns(draft),
      id,
      agency_code: agencyCode,
      author_id: author.id,
      author_name: author.name,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** Writes a draft over the one that is there; the version goes up. */
export async function updateDraft(tx: Tx, id: string, draft: Draft, at: Date): Promise<void> {
  await tx
    .updateTable("office.outgoing")
    .set((eb) => ({ ...draftColumns(draft), updated_at: at, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

function draftColumns(draft: Draft) {
  return {
    kind: draft.kind,
    subject: draft.subject,
    content: JSON.stringify(draft),
    plain_text: plainText(draft),
    urgency: draft.urgency,
    steering: draft.steering,
    due_date: draft.dueDate,
    signer_id: draft.signer?.accountId ?? null,
    signer_name: draft.signer?.name ?? "",
    unit_abbreviation: draft.unitAbbreviation,
    recipients: [...draft.recipients],
    business_type: draft.change?.type ?? 0,
    business_reason: draft.change?.reason ?? "",
    earlier_id: draft.change?.earlierId ?? null,
    upload_sha256: draft.upload?.sha256 ?? null,
    upload_name: draft.upload?.name ?? null,
  };
}

/** A PDF of the document, and how long it is. */
export type DocumentFile = { readonly sha256: string; readonly bytes: number };

/** The document is submitted with the pages laid out. */
export async function markSubmitted(
  tx: Tx,
  id: string,
  pages: DocumentFile & { readonly pageCount: number; readonly places: OfficialPlaces },
  at: Date,
): Promise<void> {
  await tx
    .updateTable("office.outgoing")
    .set((eb) => ({
      state: "submitted",
      file_sha256: pages.sha256,
      file_bytes: pages.bytes,
      page_count: pages.pageCount,
      places: JSON.stringify(pages.places),
      submitted_at: at,
      updated_at: at,
      return_reason: null,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** The document goes back to its author; pages and signature no longer count. */
export async function markReturned(tx: Tx, id: string, reason: string, at: Date): Promise<void> {
  await tx
    .updateTable("office.outgoing")
    .set((eb) => ({
      state: "returned",
      return_reason: reason,
      updated_at: at,
      signed_at: null,
      signed_by: null,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** The leader has signed. */
export async function markSigned(tx: Tx, id: string, file: DocumentFile, by: string, at: Date): Promise<void> {
  await tx
    .updateTable("office.outgoing")
    .set((eb) => ({
      state: "signed",
      file_sha256: file.sha256,
      file_bytes: file.bytes,
      signed_at: at,
      signed_by: by,
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** The document has its number and seal. */
export async function markIssued(
  tx: Tx,
  id: string,
  issued: IssuedNumber & { readonly file: DocumentFile; readonly lateDays: number },
): Promise<void> {
  await tx
    .updateTable("office.outgoing")
    .set((eb) => ({
      state: "issued",
      year: issued.year,
      series: issued.series,
      number: issued.number,
      number_text: issued.numberText,
      notation: issued.notation,
      document_id: issued.documentId,
      issued_at: issued.issuedAt,
      issued_by: issued.issuedBy,
      late_days: issued.lateDays,
      file_sha256: issued.file.sha256,
      file_bytes: issued.file.bytes,
      updated_at: issued.issuedAt,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** The document no longer stands: taken back, or another one in its place. */
export async function markWithdrawn(
  tx: Tx,
  id: string,
  state: "recalled" | "replaced",
  reason: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("office.outgoing")
    .set((eb) => ({
      state,
      recalled_at: at,
      recall_reason: reason,
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** Adds agencies to the recipients of an issued document. */
export async function appendRecipients(tx: Tx, id: string, codes: readonly string[], at: Date): Promise<void> {
  await sql`UPDATE office.outgoing SET recipients = recipients || ${[...codes]}::text[], version = version + 1, updated_at = ${at},
      content = jsonb_set(content, '{recipients}', to_jsonb(recipients || ${[...codes]}::text[]))
    WHERE id = ${id}`.execute(tx);
}
