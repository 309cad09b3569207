import { sql } from "kysely";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Applicant } from "../record.ts";

/** Keeps an applicant as they are now, by their number. Answers the id; null for one without a number, who cannot be known again. */
export async function saveApplicant(tx: Tx, applicant: Applicant, at: Date): Promise<string | null> {
  const { kind, number, numberKind, name, birthDate, gender, address, phone, email } = applicant;
  if (number === "") return null;
  const { rows } = await sql<{ id: string }>`/* prepared: dossier.applicant */
    INSERT INTO dossier.applicant (id, kind, number, number_kind, name, birth_date, gender, address, phone, email, updated_at)
    VALUES (${newId()}::uuid, ${kind}, ${number}, ${numberKind}, ${name}, ${birthDate}::date, ${gender}, ${address}, ${phone}, ${email}, ${at})
    ON CONFLICT (number_kind, number) DO UPDATE SET kind = excluded.kind, name = excluded.name,
      birth_date = coalesce(excluded.birth_date, dossier.applicant.birth_date), gender = coalesce(excluded.gender, dossier.applicant.gender),
      address = coalesce(nullif(excluded.address, ''), dossier.applicant.address),
      phone = coalesce(nullif(excluded.phone, ''), dossier.applicant.phone),
      email = coalesce(nullif(excluded.email, ''), dossier.applicant.email), updated_at = excluded.updated_at
    RETURNING id`.execute(tx);
  return rows[0]?.id ?? null;
}

/**
 * Waits for other batches with the same applicants, until this transaction ends: two that take them in another order would wait for each
 * other in a circle.
 */
export async function lockApplicants(tx: Tx, applicants: readonly Applicant[]): Promise<void> {
  const known = applicants.flatMap(({ number, numberKind }) => (number === "" ? [] : [`${numberKind} ${number}`]));
  const names = [...new Set(known)].toSorted();
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('dossier.applicant ' || name, 0)) FROM unnest(${names}::text[]) AS name`.execute(
    tx,
  );
}
