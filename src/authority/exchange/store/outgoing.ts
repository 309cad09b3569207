import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Text } from "../../../platform/text/index.ts";
import type { BusinessType } from "../../../protocol/edxml/index.ts";
import type { OutgoingState } from "../states.ts";

/** A document that left this node. */
export type OutgoingEdoc = {
  readonly id: string;
  readonly officeId: string;
  readonly fromCode: string;
  readonly fromName: string;
  readonly documentId: string;
  /** `9614/UBND-KSTT` */
  readonly numberText: string;
  readonly promulgationDate: string;
  readonly subject: string;
  readonly businessType: BusinessType;
  readonly replaces: readonly string[];
  readonly state: OutgoingState;
  readonly sentAt: Date;
  readonly answeredAt: Date | null;
  /** Signed by the axis: it has the document. */
  readonly receipt: string | null;
  readonly reason: (Text & { readonly code: string }) | null;
  readonly attempts: number;
  readonly lastError: string | null;
};

/** What is stored when a document leaves. */
export type NewOutgoing = Omit<OutgoingEdoc, "state" | "answeredAt" | "receipt" | "reason" | "attempts" | "lastError">;

/** Writes documents that leave. */
export async function insertOutgoing(tx: Tx, documents: readonly NewOutgoing[]): Promise<void> {
  if (documents.length === 0) return;
  await tx
    .insertInto("exchange.outgoing")
    .values(
      documents.map((document) => ({
        id: document.id,
        office_id: document.officeId,
        from_code: document.fromCode,
        from_name: document.fromName,
        document_id: document.documentId,
        number_text: document.numberText,
        promulgation_date: document.promulgationDate,
        subject: document.subject,
        business_type: document.businessType,
        replaces: [...document.replaces],
        state: "waiting",
        sent_at: document.sentAt,
      })),
    )
    .execute();
}

const columns = sql`id, office_id AS "officeId", from_code AS "fromCode", from_name AS "fromName", document_id AS "documentId",
  number_text AS "numberText", promulgation_date AS "promulgationDate", subject, business_type AS "businessType", replaces, state,
  sent_at AS "sentAt", answered_at AS "answeredAt", receipt, reason, attempts, last_error AS "lastError"`;

/** A sent document by its id. */
export async function findOutgoing(db: Db | Tx, id: string): Promise<OutgoingEdoc | undefined> {
  const { rows } = await sql<OutgoingEdoc>`SELECT ${columns} FROM exchange.outgoing WHERE id = ${id}`.execute(db);
  return rows[0];
}

/** Everything sent of one document of the office: the document, and what was sent again. The newest first. */
export async function listOutgoingOf(db: Db | Tx, officeId: string): Promise<readonly OutgoingEdoc[]> {
  const { rows } = await sql<OutgoingEdoc>`
    SELECT ${columns} FROM exchange.outgoing WHERE office_id = ${officeId} ORDER BY id DESC`.execute(db);
  return rows;
}

/** Sent documents by their DocumentIds and sender. */
export async function findOutgoingByDocumentId(
  db: Db | Tx,
  documentIds: readonly string[],
): Promise<readonly OutgoingEdoc[]> {
  if (documentIds.length === 0) return [];
  const { rows } = await sql<OutgoingEdoc>`
    SELECT ${columns} FROM exchange.outgoing WHERE document_id = ANY(${[...documentIds]}::text[]) ORDER BY id`.execute(
    db,
  );
  return rows;
}

/** The axis's answer to a sent document. */
export type AxisAnswer = {
  readonly id: string;
  readonly state: Exclude<OutgoingState, "waiting">;
  readonly receipt: string | null;
  readonly reason: (Text & { readonly code: string }) | null;
  readonly error: string | null;
  readonly attempts: number;
};

/** Who sent a document, for news of it. */
export type OutgoingOwner = { readonly id: string; readonly officeId: string; readonly fromCode: string };

/** Notes what the axis answered, or that it could not be reached. Returns the documents in question. */
export async function noteAxisAnswers(
  tx: Tx,
  answers: readonly AxisAnswer[],
  at: Date,
): Promise<readonly OutgoingOwner[]> {
  if (answers.length === 0) return [];
  const { rows } = await sql<OutgoingOwner>`
    UPDATE exchange.outgoing o SET state = a.state, answered_at = ${at}, receipt = coalesce(a.receipt, o.receipt),
      reason = a.reason, last_error = a.error, attempts = greatest(o.attempts, a.attempts)
    FROM unnest(${answers.map((a) => a.id)}::uuid[], ${answers.map((a) => a.state)}::text[],
      ${answers.map((a) => a.receipt)}::text[], ${answers.map((a) => a.reason && JSON.stringify(a.reason))}::jsonb[],
      ${answers.map((a) => a.error)}::text[], ${answers.map((a) => a.attempts)}::int[])
      AS a(id, state, receipt, reason, error, attempts)
    WHERE o.id = a.id RETURNING o.id, o.office_id AS "officeId", o.from_code AS "fromCode"`.execute(tx);
  return rows;
}

/** Notes that the axis could not be reached for the moment. */
export async function noteDelays(
  tx: Tx,
  delays: readonly { readonly id: string; readonly error: string; readonly attempts: number }[],
): Promise<readonly OutgoingOwner[]> {
  if (delays.length === 0) return [];
  const { rows } = await sql<OutgoingOwner>`
    UPDATE exchange.outgoing o SET last_error = d.error, attempts = d.attempts
    FROM unnest(${delays.map((d) => d.id)}::uuid[], ${delays.map((d) => d.error)}::text[], ${delays.map((d) => d.attempts)}::int[])
      AS d(id, error, attempts)
    WHERE o.id = d.id RETURNING o.id, o.office_id AS "officeId", o.from_code AS "fromCode"`.execute(tx);
  return rows;
}

/** A given-up document waits again. */
export async function markWaiting(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("exchange.outgoing")
    .set({ state: "waiting", attempts: 0 })
    .where("id", "=", id)
    .where("state", "=", "stuck")
    .execute();
}
