import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Staff } from "../../../protocol/edxml/index.ts";
import type { Reason } from "./outgoing-recipients.ts";

/** A status that came or left, in the words of who gave it. */
export type LoggedStatus = {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly outgoingId: string | null;
  readonly incomingId: string | null;
  /** Who gives the status. */
  readonly agencyCode: string;
  readonly documentId: string;
  /** For a recall: whom it is for. */
  readonly recipients: readonly string[];
  readonly code: string;
  readonly description: string;
  readonly staff: Staff;
  /** When the giver says it happened; `loggedAt` is when this node noted it. Both of the domain clock. */
  readonly at: Date;
  readonly loggedAt: Date;
  readonly payloadId: string | null;
  readonly reachedAxisAt: Date | null;
  readonly reason: Reason | null;
  readonly note: "unknown-document" | "late" | "refused-by-axis" | "stuck" | null;
};

/** What is written of a status. */
export type NewStatus = Omit<LoggedStatus, "reachedAxisAt" | "reason">;

/** Writes statuses. */
export async function logStatuses(tx: Tx, statuses: readonly NewStatus[]): Promise<void> {
  if (statuses.length === 0) return;
  await tx
    .insertInto("exchange.status_log")
    .values(
      statuses.map((status) => ({
        id: status.id,
        direction: status.direction,
        outgoing_id: status.outgoingId,
        incoming_id: status.incomingId,
        agency_code: status.agencyCode,
        document_id: status.documentId,
        recipients: [...status.recipients],
        code: status.code,
        description: status.description,
        staff: JSON.stringify(status.staff),
        at: status.at,
        logged_at: status.loggedAt,
        payload_id: status.payloadId,
        note: status.note,
      })),
    )
    .execute();
}

const columns = sql`id, direction, outgoing_id AS "outgoingId", incoming_id AS "incomingId", agency_code AS "agencyCode",
  document_id AS "documentId", recipients, code, description, staff, at, logged_at AS "loggedAt", payload_id AS "payloadId",
  reached_axis_at AS "reachedAxisAt", reason, note`;

/** Statuses of a sent document or of a received one, in the order they happened. */
export async function listStatuses(
  db: Db | Tx,
  about: { readonly exchangeId: string } | { readonly incomingId: string },
): Promise<readonly LoggedStatus[]> {
  const where = "exchangeId" in about ? sql`outgoing_id = ${about.exchangeId}` : sql`incoming_id = ${about.incomingId}`;
  const { rows } =
    await sql<LoggedStatus>`SELECT ${columns} FROM exchange.status_log WHERE ${where} ORDER BY at, id`.execute(db);
  return rows;
}

/** Statuses that came before their document, which has now come. */
export async function findWaitingStatuses(
  db: Db | Tx,
  documentIds: readonly string[],
): Promise<readonly LoggedStatus[]> {
  if (documentIds.length === 0) return [];
  const { rows } = await sql<LoggedStatus>`
    SELECT ${columns} FROM exchange.status_log
    WHERE note = 'unknown-document' AND direction = 'in' AND document_id = ANY(${[...documentIds]}::text[]) ORDER BY at, id`.execute(
    db,
  );
  return rows;
}

/** A kept status has found its document. */
export async function attachStatus(tx: Tx, id: string, incomingId: string): Promise<void> {
  await tx
    .updateTable("exchange.status_log")
    .set({ incoming_id: incomingId, note: null })
    .where("id", "=", id)
    .execute();
}

/** Notes that the axis has statuses of this node, or why not. */
export async function settleStatuses(
  tx: Tx,
  settled: readonly {
    readonly id: string;
    readonly note: "refused-by-axis" | "stuck" | null;
    readonly reason: Reason | null;
  }[],
  at: Date,
): Promise<void> {
  if (settled.length === 0) return;
  await sql`
    UPDATE exchange.status_log l SET reached_axis_at = CASE WHEN s.note IS NULL THEN ${at}::timestamptz END,
      note = s.note, reason = s.reason
    FROM unnest(${settled.map((s) => s.id)}::uuid[], ${settled.map((s) => s.note)}::text[],
      ${settled.map((s) => s.reason && JSON.stringify(s.reason))}::jsonb[]) AS s(id, note, reason)
    WHERE l.id = s.id`.execute(tx);
}
