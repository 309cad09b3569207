import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A reason to ask for more: what is missing or wrong, and by which rule it is asked. */
export type SupplementReason = {
  /** Code of the paper; empty for something else. */
  readonly component: string;
  readonly reason: string;
  readonly legal: string;
};

/** A request for supplements. */
export type Supplement = {
  readonly id: string;
  readonly dossierId: string;
  readonly number: number;
  readonly reasons: readonly SupplementReason[];
  readonly note: string;
  readonly askedAt: Date;
  readonly askedBy: string | null;
  readonly askedByName: string;
  readonly agencyCode: string;
  readonly dueBefore: Date | null;
  readonly answeredAt: Date | null;
  readonly receivedByName: string;
  readonly answerNote: string;
  readonly dueAfter: Date | null;
};

/** Writes a request. */
export async function insertSupplement(
  tx: Tx,
  s: Omit<Supplement, "answeredAt" | "receivedByName" | "answerNote" | "dueAfter">,
): Promise<void> {
  await sql`
    INSERT INTO dossier.supplement (id, dossier_id, number, reasons, note, asked_at, asked_by, asked_by_name, agency_code, due_before)
    VALUES (${s.id}, ${s.dossierId}, ${s.number}, ${JSON.stringify(s.reasons)}::jsonb, ${s.note}, ${s.askedAt}, ${s.askedBy}, ${s.askedByName},
      ${s.agencyCode}, ${s.dueBefore})`.execute(tx);
}

/** Notes that what the newest request asked for has come. */
export async function answerSupplement(
  tx: Tx,
  answer: {
    readonly dossierId: string;
    readonly at: Date;
    readonly receivedByName: string;
    readonly note: string;
    readonly dueAfter: Date | null;
  },
): Promise<void> {
  const { dossierId, at, receivedByName, note, dueAfter } = answer;
  await sql`
    UPDATE dossier.supplement SET answered_at = ${at}, received_by_name = ${receivedByName}, answer_note = ${note}, due_after = ${dueAfter}
    WHERE dossier_id = ${dossierId} AND answered_at IS NULL`.execute(tx);
}

/** Requests for supplements of a dossier, the first one first. */
export async function readSupplements(db: Db | Tx, dossierId: string): Promise<readonly Supplement[]> {
  const { rows } = await sql<Supplement>`
    SELECT id, dossier_id AS "dossierId", number, reasons, note, asked_at AS "askedAt", asked_by AS "askedBy", asked_by_name AS "askedByName",
      agency_code AS "agencyCode", due_before AS "dueBefore", answered_at AS "answeredAt", received_by_name AS "receivedByName",
      answer_note AS "answerNote", due_after AS "dueAfter"
    FROM dossier.supplement WHERE dossier_id = ${dossierId} ORDER BY number`.execute(db);
  return rows;
}
