import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { ListedDossier, ListedStep } from "../listed-dossier.ts";

type RawStep = Omit<ListedStep, "dueAt" | "heldUntil"> & {
  readonly dueAt: string | null;
  readonly heldUntil: string | null;
};
type Row = Omit<ListedDossier, "steps" | "sync"> & {
  readonly steps: readonly RawStep[];
  readonly sync: (Omit<NonNullable<ListedDossier["sync"]>, "changedAt"> & { readonly changedAt: string }) | null;
};

/** Reads rows of a work list by dossier and step, in the order given. */
export async function readListed(
  db: Db,
  keys: readonly { readonly id: string; readonly token: number | null }[],
): Promise<readonly ListedDossier[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT d.id, k.token, d.code, d.revision, d.state, d.applicant ->> 'name' AS "applicantName", coalesce(d.applicant ->> 'number', '') AS "applicantNumber",
      d.procedure_code AS "procedureCode", d.procedure_name AS "procedureName", d.subject, d.agency_code AS "agencyCode",
      d.received_agency AS "receivedAgency", d.channel, d.received_at AS "receivedAt", d.due_at AS "dueAt", d.ended_at AS "endedAt",
      d.returned_at AS "returnedAt", d.pauses, d.late_by AS "lateBy", d.late_step AS "lateStep",
      coalesce((SELECT sum(jsonb_array_length(c -> 'files')) FROM jsonb_array_elements(d.components) c), 0) AS scans,
      coalesce((SELECT json_agg(json_build_object('token', w.token, 'name', w.name, 'role', w.role, 'agencyCode', w.agency_code, 'place', w.place,
        'assignee', w.assignee, 'assigneeName', w.assignee_name, 'dueAt', w.due_at, 'holder', w.holder, 'holderName', w.holder_name,
        'heldUntil', w.held_until) ORDER BY w.token) FROM dossier.work w WHERE w.dossier_id = d.id AND w.closed_at IS NULL), '[]') AS steps,
      CASE WHEN s.dossier_id IS NOT NULL THEN json_build_object('revision', s.revision, 'ackedRevision', s.acked_revision, 'changedAt', s.changed_at,
        'refusedCode', s.refused_code, 'refusedMessage', s.refused_message, 'suggestion', s.suggestion) END AS sync
    FROM unnest(${keys.map(({ id }) => id)}::uuid[], ${keys.map(({ token }) => token)}::int[]) WITH ORDINALITY AS k(id, token, place)
      JOIN dossier.dossier d ON d.id = k.id LEFT JOIN dossier.sync s ON s.dossier_id = d.id
    ORDER BY k.place`.execute(db);
  return rows.map((row) => ({
    ...row,
    steps: row.steps.map((step) => ({ ...step, dueAt: instant(step.dueAt), heldUntil: instant(step.heldUntil) })),
    sync: row.sync && { ...row.sync, changedAt: new Date(row.sync.changedAt) },
  }));
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
