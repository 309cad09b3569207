import { sql } from "kysely";
import type { Plan } from "../../../engines/flow/index.ts";
import { type AuditEntry, auditInsert } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { type MetricChange, metricInsert } from "../../../platform/metrics/index.ts";
import { digestOf } from "../../../protocol/dossiers/index.ts";
import { type PlannedStep, stepParts } from "../../flows/index.ts";
import type { Dossier, DossierEventKind } from "../record.ts";
import type { NewWork } from "../settle.ts";
import type { QueuedChanges } from "../sync/changes-of.ts";
import { queueParts } from "./sync-queue.ts";

/** Who acts, as history keeps them. */
export type EventActor = {
  readonly id: string | null;
  readonly name: string;
  readonly title: string;
  readonly agencyCode: string;
};

/** A line for the history. */
export type NewEvent = {
  readonly kind: DossierEventKind;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** A change of a dossier. */
export type Change = {
  /** As it was read; undefined when it begins. */
  readonly before: Dossier | undefined;
  readonly after: Dossier;
  readonly by: EventActor;
  readonly at: Date;
  readonly events: readonly NewEvent[];
  readonly opened?: readonly NewWork[];
  readonly closed?: readonly number[];
  /** Tokens of `closed` that were at other nodes. */
  readonly recalled?: readonly number[];
  /** Agencies whose work `closed` ends: their lists show it no more. */
  readonly left?: readonly string[];
  /** Drawing of the flow, where work may open at other nodes. */
  readonly plan?: Plan;
  /** How the work that was done turned out, for those of `closed` the actor did. */
  readonly done?: { readonly token: number; readonly outcome: string };
  /** A step of its flow that is written with it. */
  readonly step?: PlannedStep | undefined;
  /** Whether it has a result, where that is known; absent: it is looked up when the portal is to be told. */
  readonly hasResult?: boolean;
  /** Nothing is written after it in its transaction. */
  readonly isLast?: boolean;
};

/** What a change brings with it, written in the same statement. */
export type Following = {
  readonly audit: AuditEntry;
  readonly metrics: readonly MetricChange[];
  readonly sync: readonly QueuedChanges[];
};

/** Tells that a dossier, or the flow it goes through, was changed since it was read. Nothing of the change is written. */
export class MovedOn extends Error {
  override name = "MovedOn";
}

/** SQLSTATE by which `dossier.all_written` takes a statement back. */
const movedOn = "LT001";

/**
 * Writes a change with everything that follows from it in one statement: the dossier, the step of its flow, its history, work that begins and
 * ends, the audit, figures, and what the portal is to be told.
 * Throws `MovedOn` when the dossier has moved on since it was read, or its code is taken.
 */
export async function writeDossier(tx: Tx, change: Change, following: Following): Promise<void> {
  try {
    await (change.before ? update(tx, change, change.before, following) : insert(tx, change, following));
  } catch (error) {
    throw error instanceof Error && "code" in error && error.code === movedOn ? new MovedOn() : error;
  }
}

async function update(tx: Tx, change: Change, before: Dossier, following: Following): Promise<void> {
  const { after: d, step, isLast = false } = change;
  // Each form of the statement is prepared under a name of its own; `whole` is all of its transaction.
  const name = `dossier.${step ? "step" : "change"}${isLast ? "-whole, whole" : ""}`;
  const changed = <K extends "components" | "form" | "applicant">(key: K) =>
    before[key] === d[key] ? null : JSON.stringify(d[key]);
  await sql`${sql.raw(`/* prepared: ${name} */`)}
    WITH ${step ? sql`${stepParts(step.revision, step.write)}, ` : sql``}d AS (
      UPDATE dossier.dossier SET revision = ${d.revision}, state = ${d.state}, outcome = ${d.outcome}, pauses = ${JSON.stringify(d.pauses)}::jsonb,
        due_at = ${d.dueAt}, printed_due_at = ${d.printedDueAt}, reappointed_to = ${d.reappointedTo}, calendar_version = ${d.calendarVersion},
        supplements = ${d.supplements}, fee = ${d.fee}, fee_demanded_at = ${d.feeDemandedAt}, fee_paid_at = ${d.feePaidAt},
        fee_receipt = ${d.feeReceipt}, ended_at = ${d.endedAt}, returned_at = ${d.returnedAt}, late_by = ${d.lateBy}, late_step = ${d.lateStep},
        apology_at = ${d.apologyAt}, instance_id = ${d.instanceId}::uuid, updated_at = ${d.updatedAt}, digest = ${digestOf(d)},
        procedure_code = ${d.procedureCode}, subject = ${d.subject},
        components = coalesce(${changed("components")}::jsonb, components), form = coalesce(${changed("form")}::jsonb, form),
        applicant = coalesce(${changed("applicant")}::jsonb, applicant)
      WHERE id = ${d.id}::uuid AND revision = ${before.revision} AND late_by IS NOT DISTINCT FROM ${before.lateBy} RETURNING id
    ), ${rest(change)}, ${follow(following)}
    SELECT dossier.all_written(${step ? sql`(SELECT count(*) FROM flow_step)` : sql`1`}, (SELECT count(*) FROM d)), (SELECT count(*) FROM sync_told)`.execute(
    tx,
  );
}

async function insert(tx: Tx, change: Change, following: Following): Promise<void> {
  const d = change.after;
  await sql`/* prepared: dossier.begin */
    WITH d AS (
      INSERT INTO dossier.dossier (id, code, offered_id, procedure_code, procedure_name, sector_code, sector_name, level, agency_code,
        received_agency, channel, mandate, applicant_id, applicant, subject, form, components, flow, instance_id, state, outcome, received_at,
        limit_text, pauses, due_at, printed_due_at, reappointed_to, calendar_version, supplements, fee, fee_demanded_at, fee_paid_at, fee_receipt,
        ended_at, returned_at, late_by, late_step, apology_at, origin_node, origin_code, revision, digest, created_by, created_by_name, updated_at)
      VALUES (${d.id}::uuid, ${d.code}, ${d.offeredId}::uuid, ${d.procedureCode}, ${d.procedureName}, ${d.sectorCode}, ${d.sectorName}, ${d.level},
        ${d.agencyCode}, ${d.receivedAgency}, ${d.channel}, ${d.mandate}, ${d.applicantId}::uuid, ${JSON.stringify(d.applicant)}::jsonb, ${d.subject},
        ${JSON.stringify(d.form)}::jsonb, ${JSON.stringify(d.components)}::jsonb, ${d.flow}, ${d.instanceId}::uuid, ${d.state}, ${d.outcome},
        ${d.receivedAt}, ${d.limitText}, ${JSON.stringify(d.pauses)}::jsonb, ${d.dueAt}, ${d.printedDueAt}, ${d.reappointedTo},
        ${d.calendarVersion}, ${d.supplements}, ${d.fee}, ${d.feeDemandedAt}, ${d.feePaidAt}, ${d.feeReceipt}, ${d.endedAt}, ${d.returnedAt},
        ${d.lateBy}, ${d.lateStep}, ${d.apologyAt}, ${d.originNode}, ${d.originCode}, ${d.revision}, ${digestOf(d)}, ${d.createdBy}::uuid,
        ${d.createdByName}, ${d.updatedAt})
      ON CONFLICT DO NOTHING RETURNING id
    ), ${rest(change)}, ${follow(following)} SELECT dossier.all_written(1, (SELECT count(*) FROM d)), (SELECT count(*) FROM sync_told)`.execute(
    tx,
  );
}

/** What is written beside the dossier whether it was `d` or not: when it was not, the statement takes all of it back. */
function follow({ audit, metrics, sync }: Following) {
  return sql`audited AS (${auditInsert(audit)}), counted AS (${metricInsert(metrics)}), ${queueParts(sync)}`;
}

/** History and work, for the dossier written as `d`. */
function rest({ after, by, at, events, opened = [], closed = [], done }: Change) {
  const column = <T, K extends keyof T>(list: readonly T[], key: K): T[K][] => list.map((row) => row[key]);
  return sql`past AS (
      INSERT INTO dossier.event (id, dossier_id, revision, at, kind, state, actor, actor_name, actor_title, agency_code, detail)
      SELECT e.id, d.id, ${after.revision}::int, ${at}::timestamptz, e.kind, ${after.state}::smallint, ${by.id}::uuid, ${by.name}::text, ${by.title}::text, ${by.agencyCode}::text, e.detail::jsonb
      FROM d, unnest(${events.map(() => newId())}::uuid[], ${column(events, "kind")}::text[],
        ${events.map(({ detail }) => JSON.stringify(detail ?? {}))}::text[]) e(id, kind, detail)
    ), closed AS (
      UPDATE dossier.work w SET closed_at = ${at}::timestamptz, held_until = NULL,
        closed_by = CASE WHEN w.token = ${done?.token ?? null}::int THEN ${by.id}::uuid END,
        closed_by_name = CASE WHEN w.token = ${done?.token ?? null}::int THEN ${by.name}::text ELSE '' END,
        outcome = CASE WHEN w.token = ${done?.token ?? null}::int THEN ${done?.outcome ?? ""}::text ELSE '' END
      FROM d WHERE w.dossier_id = d.id AND w.token = ANY (${closed}::int[]) AND w.closed_at IS NULL
    ), opened AS (
      INSERT INTO dossier.work (dossier_id, token, instance_id, node, name, lane, role, agency_code, place, opened_at, due_at)
      SELECT d.id, o.token, o.instance_id, o.node, o.name, o.lane, o.role, o.agency_code, o.place, ${at}::timestamptz, o.due_at
      FROM d, unnest(${column(opened, "token")}::int[], ${opened.map(({ instanceId }) => instanceId ?? null)}::uuid[], ${column(opened, "node")}::text[], ${column(opened, "name")}::text[],
        ${column(opened, "lane")}::text[], ${column(opened, "role")}::text[], ${column(opened, "agencyCode")}::text[],
        ${column(opened, "place")}::text[], ${column(opened, "dueAt")}::timestamptz[]) o(token, instance_id, node, name, lane, role, agency_code, place, due_at)
    )`;
}

/**
 * The next sequence of an agency on a day, gapless: it is given back when the transaction is. Undefined when the day's 9,999 are used up
 * (Thông tư 01/2018/TT-VPCP gives four digits).
 */
export async function nextSequence(tx: Tx, agencyCode: string, day: string): Promise<number | undefined> {
  const { rows } = await sql<{ last: number }>`/* prepared: dossier.sequence */
    INSERT INTO dossier.counter (agency_code, day, last) VALUES (${agencyCode}, ${day}::date, 1)
    ON CONFLICT (agency_code, day) DO UPDATE SET last = dossier.counter.last + 1 WHERE dossier.counter.last < 9999 RETURNING last`.execute(
    tx,
  );
  return rows[0]?.last;
}

/** The last sequence given out by an agency on a day, held until the transaction ends; 0 when none was. */
export async function lastSequence(tx: Tx, agencyCode: string, day: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    SELECT last FROM dossier.counter WHERE agency_code = ${agencyCode} AND day = ${day}::date FOR UPDATE`.execute(tx);
  return rows[0]?.last ?? 0;
}
