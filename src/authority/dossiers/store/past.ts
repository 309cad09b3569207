import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Applicant, Dossier, Work } from "../record.ts";
import type { Supplement } from "./supplements.ts";

/** A dossier as it is entered, with its digest in decimal digits. */
export type PastRow = Dossier & { readonly digest: string };

/** A line of the history, as it is entered. */
export type PastEvent = {
  readonly id: string;
  readonly dossierId: string;
  readonly revision: number;
  readonly at: Date;
  readonly kind: string;
  readonly state: number;
  readonly actorName: string;
  readonly actorTitle: string;
  readonly agencyCode: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** How a dossier of the past stands with the portal. */
export type PastStand = {
  readonly dossierId: string;
  readonly code: string;
  readonly agencyCode: string;
  readonly day: string;
  readonly digest: string;
  readonly revision: number;
  readonly changedAt: Date;
  readonly ackedRevision: number;
  readonly ackedAt: Date | null;
  readonly refusedCode: string | null;
  readonly refusedMessage: { readonly vi: string; readonly en: string } | null;
  readonly refusedAt: Date | null;
  readonly suggestion: string | null;
};

/** A dossier that the portal did not know to be resolved when it was due. */
export type PastSyncLate = {
  readonly dossierId: string;
  readonly dueAt: Date;
  readonly endRevision: number;
  readonly notedAt: Date;
  readonly knownAt: Date | null;
};

/** Rows of dossiers of the past. */
export type PastRows = {
  readonly applicants: readonly (Applicant & { readonly id: string; readonly updatedAt: Date })[];
  readonly dossiers: readonly PastRow[];
  readonly work: readonly Work[];
  readonly events: readonly PastEvent[];
  readonly supplements: readonly Supplement[];
  readonly stands: readonly PastStand[];
  readonly syncLate: readonly PastSyncLate[];
  /** Last sequence of each receiving agency and day. */
  readonly counters: readonly { readonly agencyCode: string; readonly day: string; readonly last: number }[];
};

/** Whether any dossier was ever received here. */
export async function hasDossiers(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql`SELECT FROM dossier.dossier LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Makes the month partitions that a history from one month on needs. */
export async function makeEventPartitions(db: Db | Tx, firstMonth: string, months: number): Promise<void> {
  await sql`SELECT platform.ensure_partitions('dossier.event'::regclass, ${firstMonth}::date, ${months})`.execute(db);
}

/** What search compares is indexed in few large pieces, not with every row: for a transaction that enters very many. */
export async function prepareForMany(tx: Tx): Promise<void> {
  await sql`SELECT set_config('gin_pending_list_limit', '65536', true), set_config('work_mem', '65536', true)`.execute(
    tx,
  );
}

/** Enters dossiers of the past, a statement per table. */
export async function insertPast(tx: Tx, rows: PastRows): Promise<void> {
  await insertApplicants(tx, rows.applicants);
  await insertDossiers(tx, rows.dossiers);
  await insertWork(tx, rows.work);
  await insertEvents(tx, rows.events);
  await insertSupplements(tx, rows.supplements);
  await insertStands(tx, rows.stands);
  await insertSyncLate(tx, rows.syncLate);
  await raiseCounters(tx, rows.counters);
}

async function insertApplicants(tx: Tx, rows: PastRows["applicants"]): Promise<void> {
  await sql`
    INSERT INTO dossier.applicant (id, kind, number, number_kind, name, birth_date, gender, address, phone, email, updated_at)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, kind text, number text, "numberKind" text, name text,
      "birthDate" date, gender text, address text, phone text, email text, "updatedAt" timestamptz)
    ON CONFLICT DO NOTHING`.execute(tx);
}

async function insertDossiers(tx: Tx, rows: readonly PastRow[]): Promise<void> {
  await sql`
    INSERT INTO dossier.dossier (id, code, offered_id, procedure_code, procedure_name, sector_code, sector_name, level, agency_code,
      received_agency, channel, mandate, applicant_id, applicant, subject, form, components, flow, instance_id, state, outcome, received_at,
      limit_text, pauses, due_at, printed_due_at, reappointed_to, calendar_version, supplements, fee, fee_demanded_at, fee_paid_at, fee_receipt,
      ended_at, returned_at, late_by, late_step, apology_at, revision, digest, created_by_name, updated_at)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, code text, "offeredId" uuid, "procedureCode" text,
      "procedureName" text, "sectorCode" text, "sectorName" text, level text, "agencyCode" text, "receivedAgency" text, channel smallint,
      mandate text, "applicantId" uuid, applicant jsonb, subject text, form jsonb, components jsonb, flow text, "instanceId" uuid, state smallint,
      outcome text, "receivedAt" timestamptz, "limitText" text, pauses jsonb, "dueAt" timestamptz, "printedDueAt" timestamptz,
      "reappointedTo" timestamptz, "calendarVersion" int, supplements smallint, fee bigint, "feeDemandedAt" timestamptz,
      "feePaidAt" timestamptz, "feeReceipt" text, "endedAt" timestamptz, "returnedAt" timestamptz, "lateBy" text, "lateStep" text,
      "apologyAt" timestamptz, revision int, digest bigint, "createdByName" text, "updatedAt" timestamptz)`.execute(tx);
}

async function insertWork(tx: Tx, rows: readonly Work[]): Promise<void> {
  await sql`
    INSERT INTO dossier.work (dossier_id, token, node, name, lane, role, agency_code, place, opened_at, due_at, closed_at, closed_by_name, outcome)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("dossierId" uuid, token int, node text, name text, lane text, role text,
      "agencyCode" text, place text, "openedAt" timestamptz, "dueAt" timestamptz, "closedAt" timestamptz, "closedByName" text,
      outcome text)`.execute(tx);
}

async function insertEvents(tx: Tx, rows: readonly PastEvent[]): Promise<void> {
  await sql`
    INSERT INTO dossier.event (id, dossier_id, revision, at, kind, state, actor_name, actor_title, agency_code, detail)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "dossierId" uuid, revision int, at timestamptz, kind text,
      state smallint, "actorName" text, "actorTitle" text, "agencyCode" text, detail jsonb)`.execute(tx);
}

async function insertSupplements(tx: Tx, rows: readonly Supplement[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO dossier.supplement (id, dossier_id, number, reasons, note, asked_at, asked_by_name, agency_code, due_before, answered_at,
      received_by_name, answer_note, due_after)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "dossierId" uuid, number smallint, reasons jsonb, note text,
      "askedAt" timestamptz, "askedByName" text, "agencyCode" text, "dueBefore" timestamptz, "answeredAt" timestamptz,
      "receivedByName" text, "answerNote" text, "dueAfter" timestamptz)`.execute(tx);
}

async function insertStands(tx: Tx, rows: readonly PastStand[]): Promise<void> {
  await sql`
    INSERT INTO dossier.sync (dossier_id, code, agency_code, day, digest, revision, changed_at, acked_revision, acked_at, refused_code,
      refused_message, refused_at, suggestion)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("dossierId" uuid, code text, "agencyCode" text, day date, digest bigint,
      revision int, "changedAt" timestamptz, "ackedRevision" int, "ackedAt" timestamptz, "refusedCode" text, "refusedMessage" jsonb,
      "refusedAt" timestamptz, suggestion text)`.execute(tx);
}

async function insertSyncLate(tx: Tx, rows: readonly PastSyncLate[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO dossier.sync_late (dossier_id, due_at, end_revision, noted_at, known_at)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("dossierId" uuid, "dueAt" timestamptz, "endRevision" int,
      "notedAt" timestamptz, "knownAt" timestamptz)`.execute(tx);
}

async function raiseCounters(tx: Tx, rows: PastRows["counters"]): Promise<void> {
  await sql`
    INSERT INTO dossier.counter AS c (agency_code, day, last)
    SELECT r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("agencyCode" text, day date, last int)
    ON CONFLICT (agency_code, day) DO UPDATE SET last = greatest(c.last, excluded.last)`.execute(tx);
}
