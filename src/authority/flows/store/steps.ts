import { type RawBuilder, sql } from "kysely";
import type { FlowState, FlowStatus } from "../../../engines/flow/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { StepRows } from "../step-rows.ts";

/** An instance as a step reads it. */
export type Instance = {
  readonly id: string;
  readonly versionId: string;
  readonly subject: string;
  readonly agencyCode: string;
  readonly revision: number;
  readonly state: FlowState;
};

/** What is written with a step. */
export type StepWrite = {
  readonly instanceId: string;
  readonly state: FlowState;
  readonly rows: StepRows;
  readonly at: Date;
  readonly actor: string | null;
  /** An act that is not drawn, with its reason. */
  readonly act?: { readonly kind: string; readonly node: string; readonly reason: string };
};

/** How a status is kept. */
export const statuses: Readonly<Record<FlowStatus, number>> = { running: 0, completed: 1, terminated: 2, failed: 3 };

/** Reads an instance for a step. */
export async function findInstance(tx: Db | Tx, id: string): Promise<Instance | undefined> {
  const { rows } = await sql<Instance>`/* prepared: flow.read, early */
    SELECT id, version_id AS "versionId", subject, agency_code AS "agencyCode", revision, state
    FROM flow.instance WHERE id = ${id}`.execute(tx);
  return rows[0];
}

/**
 * The same as JSON inside another statement, for whoever reads an instance together with what it is about.
 * @param id expression of the instance's id
 */
export function instanceWithin(id: RawBuilder<unknown>): RawBuilder<Instance | null> {
  return sql`(SELECT jsonb_build_object('id', f.id, 'versionId', f.version_id, 'subject', f.subject, 'agencyCode', f.agency_code,
    'revision', f.revision, 'state', f.state) FROM flow.instance f WHERE f.id = ${id})`;
}

/** Writes the beginning of an instance with everything it opens: one statement. */
export async function insertInstance(
  tx: Db | Tx,
  write: StepWrite & {
    readonly versionId: string;
    readonly subject: string;
    readonly agencyCode: string;
    readonly parent?: { readonly id: string; readonly token: number };
  },
): Promise<void> {
  const { instanceId, versionId, subject, agencyCode, state, at, parent } = write;
  await sql`/* prepared: flow.begin */
    WITH flow_step AS (
      INSERT INTO flow.instance (id, version_id, subject, agency_code, status, state, started_at, ended_at, parent_id, parent_token)
      VALUES (${instanceId}::uuid, ${versionId}, ${subject}, ${agencyCode}, ${statuses[state.status]}, ${JSON.stringify(state)}, ${at},
        ${state.status === "running" ? null : at}, ${parent?.id ?? null}, ${parent?.token ?? null})
      RETURNING id, revision
    ), ${openings(write)} SELECT id FROM flow_step`.execute(tx);
}

/**
 * Writes a step: state, work, timers, events, history, in one statement, unless someone else was quicker. A token is given out once and its
 * work closes once, so that closing does not ask whether it is open: on tables that are almost empty that question leads the planner to read
 * all open work of the node, by a plan that is then kept.
 * @param revision the one that was read
 * @returns false when the instance has moved on since
 */
export async function writeStep(tx: Db | Tx, revision: number, write: StepWrite): Promise<boolean> {
  const { rows } =
    await sql`/* prepared: flow.step */ WITH ${stepParts(revision, write)} SELECT id FROM flow_step`.execute(tx);
  return rows.length === 1;
}

/**
 * Parts of a statement that write a step. Their names begin with `flow_`; `flow_step` has no row when the instance has moved on since, and
 * then nothing of the step is written.
 */
export function stepParts(revision: number, write: StepWrite): RawBuilder<unknown> {
  const { instanceId, state, rows, at, actor } = write;
  const column = <T, K extends keyof T>(list: readonly T[], key: K): T[K][] => list.map((row) => row[key]);
  const status = statuses[state.status];
  return sql`flow_step AS (
      UPDATE flow.instance SET state = ${JSON.stringify(state)}, revision = revision + 1, status = ${status},
        suspended = ${state.suspended === true}, ended_at = ${status === 0 ? null : at}
      WHERE id = ${instanceId}::uuid AND revision = ${revision}
      RETURNING id, revision
    ), flow_closed AS (
      UPDATE flow.task t SET closed_at = ${at}, closed_by = ${actor}::uuid, outcome = c.outcome
      FROM flow_step i, unnest(${column(rows.closed, "token")}::int[], ${column(rows.closed, "outcome")}::text[]) c(token, outcome)
      WHERE t.instance_id = i.id AND t.token = c.token
    ), flow_stopped AS (
      DELETE FROM flow.timer t USING flow_step i WHERE t.instance_id = i.id AND (${rows.ended} OR t.token = ANY (${column(rows.closed, "token")}::int[])
        OR (t.token, t.node) IN (SELECT * FROM unnest(${column(rows.stopped, "token")}::int[], ${column(rows.stopped, "node")}::text[])))
    ), flow_unwaited AS (
      DELETE FROM flow.wait t USING flow_step i WHERE t.instance_id = i.id AND (${rows.ended} OR t.token = ANY (${column(rows.closed, "token")}::int[])
        OR (t.token, t.node) IN (SELECT * FROM unnest(${column(rows.unwaited, "token")}::int[], ${column(rows.unwaited, "node")}::text[])))
    ), ${openings(write)}`;
}

/** What a step adds; reads the instance from `flow_step`. */
function openings({ rows, at, actor, act }: StepWrite) {
  const column = <T, K extends keyof T>(list: readonly T[], key: K): T[K][] => list.map((row) => row[key]);
  const { opened, timers, waits, published, history } = rows;
  const acts = act ? [{ kind: act.kind, token: 0, node: act.node, reason: act.reason }] : [];
  const past = [...acts, ...history.map((one) => ({ ...one, reason: null }))];
  return sql`flow_opened AS (
      INSERT INTO flow.task (instance_id, token, node, kind, role, agency_code, item, opened_at, due_at)
      SELECT i.id, o.token, o.node, o.kind, o.role, o.agency_code, o.item::jsonb, ${at}, o.due_at
      FROM flow_step i, unnest(${column(opened, "token")}::int[], ${column(opened, "node")}::text[], ${column(opened, "kind")}::text[],
        ${column(opened, "role")}::text[], ${column(opened, "agencyCode")}::text[], ${column(opened, "item")}::text[],
        ${column(opened, "dueAt")}::timestamptz[]) o(token, node, kind, role, agency_code, item, due_at)
    ), flow_timers AS (
      INSERT INTO flow.timer (instance_id, token, node, due, fired, fire_at)
      SELECT i.id, o.* FROM flow_step i, unnest(${column(timers, "token")}::int[], ${column(timers, "node")}::text[], ${column(timers, "due")}::text[],
        ${column(timers, "fired")}::int[], ${column(timers, "fireAt")}::timestamptz[]) o(token, node, due, fired, fire_at)
      ON CONFLICT (instance_id, token, node) DO UPDATE SET due = excluded.due, fired = excluded.fired, fire_at = excluded.fire_at
    ), flow_waits AS (
      INSERT INTO flow.wait (instance_id, token, node, kind, name, correlation)
      SELECT i.id, o.* FROM flow_step i, unnest(${column(waits, "token")}::int[], ${column(waits, "node")}::text[], ${column(waits, "kind")}::text[],
        ${column(waits, "name")}::text[], ${column(waits, "correlation")}::text[]) o(token, node, kind, name, correlation)
      ON CONFLICT (instance_id, token, node) DO UPDATE SET kind = excluded.kind, name = excluded.name, correlation = excluded.correlation
    ), flow_published AS (
      INSERT INTO flow.published (instance_id, kind, name)
      SELECT i.id, o.* FROM flow_step i, unnest(${column(published, "kind")}::text[], ${column(published, "name")}::text[]) o(kind, name)
    ), flow_past AS (
      INSERT INTO flow.history (instance_id, revision, place, at, kind, token, node, actor, reason)
      SELECT i.id, i.revision, o.place, ${at}, o.kind, o.token, o.node, ${actor}::uuid, o.reason
      FROM flow_step i, unnest(${past.map((_one, place) => place)}::int[], ${column(past, "kind")}::text[], ${column(past, "token")}::int[],
        ${column(past, "node")}::text[], ${column(past, "reason")}::text[]) o(place, kind, token, node, reason)
    )`;
}
