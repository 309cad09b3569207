import { sql } from "kysely";
import type { FlowState } from "../../../engines/flow/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { StepRows } from "../step-rows.ts";
import { statuses } from "./steps.ts";

/** An instance as it stands, with everything that lies in other tables. */
export type PastInstance = {
  readonly id: string;
  readonly versionId: string;
  readonly subject: string;
  readonly agencyCode: string;
  readonly revision: number;
  readonly state: FlowState;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly tasks: readonly (StepRows["opened"][number] & {
    readonly openedAt: Date;
    readonly closedAt: Date | null;
    readonly outcome: "completed" | "cancelled" | null;
  })[];
  readonly timers: StepRows["timers"];
  readonly waits: StepRows["waits"];
  readonly history: readonly (StepRows["history"][number] & {
    readonly revision: number;
    readonly place: number;
    readonly at: Date;
  })[];
};

/** Enters instances with their work, timers, events waited for and history, a statement per table. */
export async function insertPastInstances(tx: Tx, instances: readonly PastInstance[]): Promise<void> {
  await sql`
    INSERT INTO flow.instance (id, version_id, subject, agency_code, status, suspended, revision, state, started_at, ended_at)
    SELECT r.* FROM jsonb_to_recordset(${JSON.stringify(instances.map(row))}::jsonb)
      AS r(id uuid, version uuid, subject text, agency text, status smallint, suspended boolean, revision int, state jsonb, started timestamptz,
        ended timestamptz)`.execute(tx);
  await sql`
    INSERT INTO flow.task (instance_id, token, node, kind, role, agency_code, item, opened_at, due_at, closed_at, outcome)
    SELECT r.* FROM jsonb_to_recordset(${json(instances, ({ tasks }) => tasks.map(withItem))}::jsonb)
      AS r("instanceId" uuid, token int, node text, kind text, role text, "agencyCode" text, item jsonb, "openedAt" timestamptz,
        "dueAt" timestamptz, "closedAt" timestamptz, outcome text)`.execute(tx);
  await sql`
    INSERT INTO flow.timer (instance_id, token, node, due, fired, fire_at)
    SELECT r.* FROM jsonb_to_recordset(${json(instances, ({ timers }) => timers)}::jsonb)
      AS r("instanceId" uuid, token int, node text, due text, fired int, "fireAt" timestamptz)`.execute(tx);
  await sql`
    INSERT INTO flow.wait (instance_id, token, node, kind, name, correlation)
    SELECT r.* FROM jsonb_to_recordset(${json(instances, ({ waits }) => waits)}::jsonb)
      AS r("instanceId" uuid, token int, node text, kind text, name text, correlation text)`.execute(tx);
  await sql`
    INSERT INTO flow.history (instance_id, revision, place, at, kind, token, node)
    SELECT r.* FROM jsonb_to_recordset(${json(instances, ({ history }) => history)}::jsonb)
      AS r("instanceId" uuid, revision int, place smallint, at timestamptz, kind text, token int, node text)`.execute(
    tx,
  );
}

function row({ id, versionId, subject, agencyCode, revision, state, startedAt, endedAt }: PastInstance) {
  const status = statuses[state.status];
  const suspended = state.suspended === true;
  return {
    ...{ id, version: versionId, subject, agency: agencyCode, status, suspended, revision, state },
    ...{ started: startedAt, ended: endedAt },
  };
}

/** The item of a task is JSON already. */
function withItem({ item, ...task }: PastInstance["tasks"][number]) {
  return { ...task, item: item === null ? null : (JSON.parse(item) as unknown) };
}

function json<T extends object>(instances: readonly PastInstance[], of: (one: PastInstance) => readonly T[]): string {
  return JSON.stringify(instances.flatMap((one) => of(one).map((each) => ({ ...each, instanceId: one.id }))));
}
