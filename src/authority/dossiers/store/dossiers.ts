import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { type Instance, instanceWithin } from "../../flows/index.ts";
import type { Dossier, DossierEvent, Work } from "../record.ts";
import { calledTokens, type Held } from "../settle.ts";

const columns = sql`d.id, d.code, d.offered_id AS "offeredId", d.procedure_code AS "procedureCode", d.procedure_name AS "procedureName",
  d.sector_code AS "sectorCode", d.sector_name AS "sectorName", d.level, d.agency_code AS "agencyCode",
  d.received_agency AS "receivedAgency", d.channel, d.mandate, d.applicant_id AS "applicantId", d.applicant, d.subject, d.form,
  d.components, d.flow, d.instance_id AS "instanceId", d.state, d.outcome, d.received_at AS "receivedAt", d.limit_text AS "limitText",
  d.pauses, d.due_at AS "dueAt", d.printed_due_at AS "printedDueAt", d.reappointed_to AS "reappointedTo",
  d.calendar_version AS "calendarVersion", d.supplements, d.fee, d.fee_demanded_at AS "feeDemandedAt", d.fee_paid_at AS "feePaidAt",
  d.fee_receipt AS "feeReceipt", d.ended_at AS "endedAt", d.returned_at AS "returnedAt", d.late_by AS "lateBy", d.late_step AS "lateStep",
  d.apology_at AS "apologyAt", d.origin_node AS "originNode", d.origin_code AS "originCode", d.revision, d.created_by AS "createdBy",
  d.created_by_name AS "createdByName", d.updated_at AS "updatedAt"`;

/** Columns of a step as `Work` has them, from `w`. */
export const workColumns = sql`w.dossier_id AS "dossierId", w.token, w.instance_id AS "instanceId", w.node, w.name, w.lane, w.role, w.agency_code AS "agencyCode", w.place, w.assignee,
  w.assignee_name AS "assigneeName", w.opened_at AS "openedAt", w.due_at AS "dueAt", w.closed_at AS "closedAt",
  w.closed_by_name AS "closedByName", w.outcome, w.fence, w.holder, w.holder_name AS "holderName", w.held_until AS "heldUntil"`;

/** A dossier by its id. */
export async function findDossier(db: Db | Tx, id: string): Promise<Dossier | undefined> {
  const { rows } =
    await sql<Dossier>`/* prepared: dossier.by-id */ SELECT ${columns} FROM dossier.dossier d WHERE d.id = ${id}::uuid`.execute(
      db,
    );
  return rows[0];
}

/** A dossier by its code. */
export async function findDossierByCode(db: Db | Tx, code: string): Promise<Dossier | undefined> {
  const { rows } =
    await sql<Dossier>`/* prepared: dossier.by-code */ SELECT ${columns} FROM dossier.dossier d WHERE d.code = ${code}`.execute(
      db,
    );
  return rows[0];
}

/** Dossiers by their ids, in no order. */
export async function findDossiers(db: Db | Tx, ids: readonly string[]): Promise<readonly Dossier[]> {
  const { rows } = await sql<Dossier>`
    SELECT ${columns} FROM dossier.dossier d WHERE d.id = ANY (${ids}::uuid[])`.execute(db);
  return rows;
}

/**
 * Reads a dossier with its open work as they are at one instant, for a change. Nothing is locked: the change is written on the revision that
 * was read, or worked out again.
 */
export async function readHeld(db: Db | Tx, id: string): Promise<Held | undefined> {
  const { rows } = await sql<HeldRow>`/* prepared: dossier.held, early */
    SELECT ${columns}, ${instanceWithin(sql`d.instance_id`)} AS instance,
      EXISTS (SELECT FROM dossier.result r WHERE r.dossier_id = d.id AND r.state <> 'replaced') AS "hasResult", (SELECT jsonb_agg(to_jsonb(o) ORDER BY o.token) FROM (
        SELECT ${workColumns} FROM dossier.work w WHERE w.dossier_id = d.id AND w.closed_at IS NULL) o) AS work
    FROM dossier.dossier d WHERE d.id = ${id}::uuid`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { instance, hasResult, ...rest } = row;
  return { ...heldOf(rest), instance: instance ?? undefined, hasResult };
}

/** A dossier by its code with all its steps, open and done, in the order they began. */
export async function findWithWork(
  db: Db | Tx,
  code: string,
): Promise<{ readonly dossier: Dossier; readonly work: readonly Work[] } | undefined> {
  const { rows } = await sql<WithWork>`/* prepared: dossier.with-work */
    SELECT ${columns}, (SELECT jsonb_agg(to_jsonb(o) ORDER BY o."openedAt", o.token) FROM (
        SELECT ${workColumns} FROM dossier.work w WHERE w.dossier_id = d.id) o) AS work
    FROM dossier.dossier d WHERE d.code = ${code}`.execute(db);
  return rows[0] && heldOf(rows[0]);
}

type WithWork = Dossier & { readonly work: readonly WorkRow[] | null };
type HeldRow = WithWork & { readonly instance: Instance | null; readonly hasResult: boolean };

function heldOf({ work, ...dossier }: WithWork): { readonly dossier: Dossier; readonly work: readonly Work[] } {
  return { dossier, work: (work ?? []).map(toWork) };
}

/** Work as JSON: its instants are texts. */
type WorkRow = Omit<Work, "openedAt" | "dueAt" | "closedAt" | "heldUntil"> & {
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly closedAt: string | null;
  readonly heldUntil: string | null;
};

function toWork(row: WorkRow): Work {
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return {
    ...row,
    openedAt: new Date(row.openedAt),
    dueAt: instant(row.dueAt),
    closedAt: instant(row.closedAt),
    heldUntil: instant(row.heldUntil),
  };
}

/** Id of the dossier that an instance of a flow carries, itself or called by the dossier's own. */
export async function findDossierOfInstance(
  tx: Tx | Db,
  { instanceId, subject }: { readonly instanceId: string; readonly subject: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM dossier.dossier WHERE instance_id = ${instanceId}::uuid OR (code = ${subject} AND origin_node IS NULL)`.execute(
    tx,
  );
  return rows[0]?.id;
}

/** The million in which tokens of a called flow stand: its own, or the next one of the dossier. */
export async function findCalledTokens(tx: Tx | Db, dossierId: string, instanceId: string): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    SELECT coalesce(
      (SELECT min(token) FROM dossier.work WHERE dossier_id = ${dossierId} AND instance_id = ${instanceId}::uuid) / 1000000,
      (SELECT greatest(max(token), 0) FROM dossier.work WHERE dossier_id = ${dossierId}) / 1000000 + 1, 1)::int * 1000000 AS first`.execute(
    tx,
  );
  return rows[0]?.first ?? calledTokens;
}

/** All steps of a dossier, open and done, in the order they began. */
export async function readWork(db: Db | Tx, dossierId: string): Promise<readonly Work[]> {
  const { rows } = await sql<Work>`/* prepared: dossier.work */
    SELECT ${workColumns} FROM dossier.work w WHERE w.dossier_id = ${dossierId}::uuid ORDER BY w.opened_at, w.token`.execute(
    db,
  );
  return rows;
}

/** The history of a dossier, oldest first. */
export async function readEvents(db: Db | Tx, dossierId: string): Promise<readonly DossierEvent[]> {
  const { rows } = await sql<DossierEvent>`/* prepared: dossier.events */
    SELECT id, dossier_id AS "dossierId", revision, at, kind, state, actor, actor_name AS "actorName", actor_title AS "actorTitle",
      agency_code AS "agencyCode", detail
    FROM dossier.event WHERE dossier_id = ${dossierId}::uuid ORDER BY revision, id`.execute(db);
  return rows;
}

/** Open dossiers of the same applicant with the same procedure. */
export async function findOpenAlike(
  db: Db | Tx,
  {
    number,
    numberKind,
    procedureCode,
  }: { readonly number: string; readonly numberKind: string; readonly procedureCode: string },
): Promise<readonly { readonly code: string; readonly receivedAt: Date; readonly agencyCode: string }[]> {
  if (number === "") return [];
  const { rows } = await sql<{ code: string; receivedAt: Date; agencyCode: string }>`
    SELECT d.code, d.received_at AS "receivedAt", d.agency_code AS "agencyCode"
    FROM dossier.applicant a JOIN dossier.dossier d ON d.applicant_id = a.id
    WHERE a.number_kind = ${numberKind} AND a.number = ${number} AND d.procedure_code = ${procedureCode} AND d.ended_at IS NULL
    ORDER BY d.received_at DESC LIMIT 5`.execute(db);
  return rows;
}

/** Open dossiers whose due time was counted by another version of the calendar. */
export async function findCountedOtherwise(db: Db, version: number, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM dossier.dossier WHERE ended_at IS NULL AND origin_node IS NULL AND calendar_version <> ${version} LIMIT ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Notes that dossiers were counted by a version and did not move. */
export async function markCounted(db: Db, ids: readonly string[], version: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    UPDATE dossier.dossier SET calendar_version = ${version} WHERE id = ANY (${ids}::uuid[])`.execute(db);
}

/** Open dossiers that are late and whose applicants have not been told. */
export async function findLateWithoutApology(db: Db, now: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM dossier.dossier WHERE ended_at IS NULL AND apology_at IS NULL AND due_at < ${now} AND origin_node IS NULL
    ORDER BY due_at LIMIT ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Open dossiers with what their time is counted from, for the question which a change of the calendar moves. */
export async function readOpenForCalendar(
  db: Db,
): Promise<
  readonly Pick<Dossier, "id" | "code" | "procedureName" | "agencyCode" | "receivedAt" | "limitText" | "pauses">[]
> {
  const { rows } = await sql<Dossier>`
    SELECT id, code, procedure_name AS "procedureName", agency_code AS "agencyCode", received_at AS "receivedAt",
      limit_text AS "limitText", pauses
    FROM dossier.dossier WHERE ended_at IS NULL AND origin_node IS NULL ORDER BY id`.execute(db);
  return rows;
}
