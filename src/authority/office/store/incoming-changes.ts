import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { ChangeKind } from "../states.ts";

/** A sender's wish to take back, update or replace documents that it sent. */
export type ChangeRequest = {
  readonly agencyCode: string;
  readonly fromCode: string;
  readonly change: ChangeKind;
  readonly reason: string;
  /** The document that comes in the place; null for a plain recall. */
  readonly by: string | null;
  readonly at: Date;
} & ({ readonly incomingId: string } | { readonly documentIds: readonly string[] });

/** Notes the wish on the agency's copies. What was refused or already given up stays as it is. Returns the copies in question. */
export async function noteChangeRequest(tx: Tx, request: ChangeRequest): Promise<readonly string[]> {
  const which =
    "incomingId" in request
      ? sql`id = ${request.incomingId}::uuid`
      : sql`document_id = ANY(${[...request.documentIds]}::text[])`;
  const { rows } = await sql<{ id: string }>`
    UPDATE office.incoming SET change = ${request.change}, change_state = 'asked', change_reason = ${request.reason},
      change_by = ${request.by}::uuid, change_asked_at = ${request.at}, change_answered_at = NULL, change_answered_by = NULL,
      change_answer = NULL, version = version + 1
    WHERE ${which} AND agency_code = ${request.agencyCode} AND from_code = ${request.fromCode}
      AND state <> 'refused' AND change_state IS DISTINCT FROM 'agreed'
    RETURNING id`.execute(tx);
  return rows.map((row) => row.id);
}

/** The agency's answer, on every copy that the same request is about. */
export async function noteChangeAnswer(
  tx: Tx,
  of: {
    readonly ids: readonly string[];
    readonly answer: "agreed" | "refused";
    readonly text: string;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .updateTable("office.incoming")
    .set((eb) => ({
      change_state: of.answer,
      change_answer: of.text,
      change_answered_at: of.at,
      change_answered_by: of.by,
      version: eb("version", "+", 1),
    }))
    .where("id", "in", [...of.ids])
    .execute();
}

/** Documents of the agency that a newly received one would change, with an open question. */
export async function listAskedBy(tx: Tx, agencyCode: string, changeBy: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("office.incoming")
    .select("id")
    .where("change_by", "=", changeBy)
    .where("agency_code", "=", agencyCode)
    .where("change_state", "=", "asked")
    .execute();
  return rows.map((row) => row.id);
}
