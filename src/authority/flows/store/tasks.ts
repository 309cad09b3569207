import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Instance } from "./steps.ts";

/** Open work of an instance. */
export type OpenTask = {
  readonly token: number;
  readonly node: string;
  readonly kind: "task" | "job" | "call";
  readonly role: string | null;
  readonly agencyCode: string;
  readonly assignee: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
};

/** Open work of an instance, the earliest due first. */
export async function readOpenTasks(tx: Db | Tx, instanceId: string): Promise<readonly OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    SELECT token, node, kind, role, agency_code AS "agencyCode", assignee, opened_at AS "openedAt", due_at AS "dueAt"
    FROM flow.task WHERE instance_id = ${instanceId} AND closed_at IS NULL ORDER BY due_at NULLS LAST, token`.execute(
    tx,
  );
  return rows;
}

/** Gives open work to somebody else. Answers false when it is no longer open. */
export async function assignTask(
  tx: Tx,
  {
    instanceId,
    token,
    assignee,
    agencyCode,
  }: {
    readonly instanceId: string;
    readonly token: number;
    readonly assignee: string | null;
    readonly agencyCode?: string;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE flow.task SET assignee = ${assignee}, agency_code = coalesce(${agencyCode ?? null}, agency_code)
    WHERE instance_id = ${instanceId} AND token = ${token} AND closed_at IS NULL`.execute(tx);
  return numAffectedRows === 1n;
}

/** Call activities whose flow has not been started yet. */
export async function findOpenCalls(
  tx: Db | Tx,
  limit: number,
): Promise<readonly { readonly instanceId: string; readonly token: number; readonly node: string }[]> {
  const { rows } = await sql<{ instanceId: string; token: number; node: string }>`
    SELECT t.instance_id AS "instanceId", t.token, t.node
    FROM flow.task t JOIN flow.instance i ON i.id = t.instance_id AND NOT i.suspended
    WHERE t.kind = 'call' AND t.closed_at IS NULL
      AND NOT EXISTS (SELECT FROM flow.instance c WHERE c.parent_id = t.instance_id AND c.parent_token = t.token)
    ORDER BY t.opened_at LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Flows called that have ended while what called them still waits. */
export async function findEndedCalls(
  tx: Db | Tx,
  limit: number,
): Promise<
  readonly {
    readonly instanceId: string;
    readonly token: number;
    readonly completed: boolean;
    readonly vars: Readonly<Record<string, unknown>>;
  }[]
> {
  const { rows } = await sql<{ instanceId: string; token: number; completed: boolean; vars: Record<string, unknown> }>`
    SELECT c.parent_id AS "instanceId", c.parent_token AS token, c.status = 1 AS completed, c.state -> 'vars' AS vars
    FROM flow.task t JOIN flow.instance c ON c.parent_id = t.instance_id AND c.parent_token = t.token
      JOIN flow.instance i ON i.id = t.instance_id AND NOT i.suspended
    WHERE t.kind = 'call' AND t.closed_at IS NULL AND c.status > 0 ORDER BY c.id LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Flows called whose caller no longer waits for them: it was cancelled, or an event ended the call. */
export async function findOrphans(tx: Db | Tx, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM flow.instance c JOIN flow.task t ON t.instance_id = c.parent_id AND t.token = c.parent_token
    WHERE c.status = 0 AND c.parent_id IS NOT NULL AND t.closed_at IS NOT NULL ORDER BY c.id LIMIT ${limit}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Flows under way that an instance called, and that those called in turn, the nearest first. */
export async function findCalled(
  tx: Db | Tx,
  { instanceId, suspended }: { readonly instanceId: string; readonly suspended: boolean },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE called AS (
      SELECT id, status, suspended, 1 AS depth FROM flow.instance WHERE parent_id = ${instanceId}
      UNION ALL SELECT i.id, i.status, i.suspended, c.depth + 1 FROM flow.instance i JOIN called c ON i.parent_id = c.id
    ) SELECT id FROM called WHERE status = 0 AND suspended = ${suspended} ORDER BY depth, id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Instances of a version that are under way, in order of id; `atOnce` of them are read with one statement. */
export async function* readRunning(tx: Db | Tx, versionId: string, atOnce = 2_000): AsyncGenerator<Instance> {
  let after: string | null = null;
  for (;;) {
    const { rows }: { readonly rows: readonly Instance[] } = await sql<Instance>`
      SELECT id, version_id AS "versionId", subject, agency_code AS "agencyCode", revision, state FROM flow.instance
      WHERE version_id = ${versionId} AND status = 0 AND (${after}::uuid IS NULL OR id > ${after}::uuid)
      ORDER BY id LIMIT ${atOnce}`.execute(tx);
    yield* rows;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < atOnce) return;
  }
}

/** An instance belongs to another version from now on. */
export async function changeVersion(tx: Tx, instanceId: string, versionId: string): Promise<void> {
  await sql`UPDATE flow.instance SET version_id = ${versionId} WHERE id = ${instanceId}`.execute(tx);
}
