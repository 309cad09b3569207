import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Dossier, DossierEventKind, Work } from "../record.ts";

/** Of a dossier, what anyone who knows its code may see: nothing that is about a person is read from the database at all. */
export type TrackedDossier = Pick<
  Dossier,
  | "id"
  | "code"
  | "procedureCode"
  | "procedureName"
  | "agencyCode"
  | "receivedAgency"
  | "channel"
  | "state"
  | "outcome"
  | "receivedAt"
  | "limitText"
  | "pauses"
  | "dueAt"
  | "printedDueAt"
  | "reappointedTo"
  | "supplements"
  | "fee"
  | "feeDemandedAt"
  | "feePaidAt"
  | "endedAt"
  | "returnedAt"
  | "apologyAt"
  | "updatedAt"
>;

/** A dossier of this authority by one of some codes; those of other authorities that only ask a step of us are not ours to tell of. */
export async function findTracked(db: Db, codes: readonly string[]): Promise<TrackedDossier | undefined> {
  const { rows } = await sql<TrackedDossier>`
    SELECT id, code, procedure_code AS "procedureCode", procedure_name AS "procedureName", agency_code AS "agencyCode",
      received_agency AS "receivedAgency", channel, state, outcome, received_at AS "receivedAt", limit_text AS "limitText", pauses,
      due_at AS "dueAt", printed_due_at AS "printedDueAt", reappointed_to AS "reappointedTo", supplements, fee,
      fee_demanded_at AS "feeDemandedAt", fee_paid_at AS "feePaidAt", ended_at AS "endedAt", returned_at AS "returnedAt",
      apology_at AS "apologyAt", updated_at AS "updatedAt"
    FROM dossier.dossier WHERE code = ANY (${[...codes]}::text[]) AND origin_node IS NULL
    ORDER BY array_position(${[...codes]}::text[], code) LIMIT 1`.execute(db);
  return rows[0];
}

/** Which of some codes lead to a dossier. */
export async function codesThatExist(db: Db, codes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM dossier.dossier WHERE code = ANY (${[...codes]}::text[]) AND origin_node IS NULL
    ORDER BY array_position(${[...codes]}::text[], code)`.execute(db);
  return rows.map(({ code }) => code);
}

/** A line of the history without the people in it. `step`: the step's own name; `to`: the instant a date was moved to. */
export type TrackedEvent = {
  readonly kind: DossierEventKind;
  readonly at: Date;
  readonly agencyCode: string;
  readonly step: string | null;
  readonly to: string | null;
};

/** The history of a dossier, oldest first. */
export async function readTrackedEvents(db: Db, dossierId: string): Promise<readonly TrackedEvent[]> {
  const { rows } = await sql<TrackedEvent>`
    SELECT kind, at, agency_code AS "agencyCode", detail ->> 'step' AS step, detail ->> 'to' AS "to"
    FROM dossier.event WHERE dossier_id = ${dossierId} ORDER BY revision, id LIMIT 300`.execute(db);
  return rows;
}

/** An open step without whoever does it. */
export type TrackedWork = Pick<Work, "token" | "name" | "agencyCode" | "place" | "openedAt" | "dueAt">;

/** The open steps of a dossier. */
export async function readTrackedWork(db: Db, dossierId: string): Promise<readonly TrackedWork[]> {
  const { rows } = await sql<TrackedWork>`
    SELECT token, name, agency_code AS "agencyCode", place, opened_at AS "openedAt", due_at AS "dueAt"
    FROM dossier.work WHERE dossier_id = ${dossierId} AND closed_at IS NULL ORDER BY opened_at, token`.execute(db);
  return rows;
}

/** A request for supplements: the names that the catalogue gives to the papers asked for, and whether something else was asked for too. */
export type TrackedRequest = {
  readonly number: number;
  readonly askedAt: Date;
  readonly answerBy: string | null;
  readonly answeredAt: Date | null;
  readonly papers: readonly string[];
  readonly hasOther: boolean;
};

/** Papers beside those of the catalogue and answers of other agencies (codes `KHAC-1`, `answer-7`): somebody typed what they are called. */
const hasTypedName = sql`c ->> 'code' ~ '^(KHAC|answer)-'`;

/** The requests of a dossier. What officers wrote, as reasons or as names of papers, stays with the applicant: it may speak of people. */
export async function readTrackedRequests(db: Db, dossierId: string): Promise<readonly TrackedRequest[]> {
  const { rows } = await sql<TrackedRequest>`
    SELECT s.number, s.asked_at AS "askedAt", s.answer_by::text AS "answerBy", s.answered_at AS "answeredAt",
      coalesce((
        SELECT jsonb_agg(DISTINCT c ->> 'name') FROM jsonb_array_elements(s.reasons) AS r
        JOIN jsonb_array_elements(d.components) AS c ON c ->> 'code' = r ->> 'component' AND NOT ${hasTypedName}), '[]') AS papers,
      EXISTS (
        SELECT FROM jsonb_array_elements(s.reasons) AS r
        WHERE NOT EXISTS (
          SELECT FROM jsonb_array_elements(d.components) AS c WHERE c ->> 'code' = r ->> 'component' AND NOT ${hasTypedName})) AS "hasOther"
    FROM dossier.supplement s JOIN dossier.dossier d ON d.id = s.dossier_id
    WHERE s.dossier_id = ${dossierId} ORDER BY s.number`.execute(db);
  return rows;
}
