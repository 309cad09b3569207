import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Applicant } from "../record.ts";

/** An applicant known here, and when they last applied or were corrected. */
export type KnownApplicant = Applicant & { readonly updatedAt: Date };

/** Applicants who have applied here under a number, of whatever kind; the newest first. */
export async function findApplicants(db: Db | Tx, number: string): Promise<readonly KnownApplicant[]> {
  if (number === "") return [];
  const { rows } = await sql<KnownApplicant>`
    SELECT a.kind, a.number, a.number_kind AS "numberKind", a.name, a.birth_date AS "birthDate", a.gender, a.address, a.phone, a.email,
      a.updated_at AS "updatedAt"
    FROM dossier.applicant a
    WHERE a.number_kind = ANY ('{cccd,cmnd,passport,tax,other}') AND a.number = ${number}
    ORDER BY a.updated_at DESC LIMIT 5`.execute(db);
  return rows;
}

/** How often each procedure was received at a counter among its last 500 dossiers, by the id of the offer. */
export async function recentUse(db: Db, receivedAgency: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; uses: number }>`
    SELECT offered_id AS id, count(*)::int AS uses FROM (
      SELECT offered_id FROM dossier.dossier WHERE received_agency = ${receivedAgency} ORDER BY received_at DESC LIMIT 500) d
    WHERE offered_id IS NOT NULL GROUP BY 1`.execute(db);
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}
