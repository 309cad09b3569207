import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** Open work with a due date. */
export type DueWork = {
  readonly instanceId: string;
  readonly token: number;
  readonly node: string;
  readonly versionId: string;
  readonly agencyCode: string;
  readonly openedAt: Date;
  readonly dueAt: Date;
};

/** Takes the right to count anew by a version of the calendar; false when it was counted by that one already. */
export async function takeCounting(tx: Tx, calendarVersion: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE flow.counted SET calendar_version = ${calendarVersion} WHERE calendar_version <> ${calendarVersion}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** The version of the calendar by which due dates were counted last. */
export async function countedVersion(tx: Db | Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`SELECT calendar_version AS version FROM flow.counted`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Open work that has a due date, of every agency. */
export async function readDueWork(tx: Db | Tx): Promise<readonly DueWork[]> {
  const { rows } = await sql<DueWork>`
    SELECT t.instance_id AS "instanceId", t.token, t.node, i.version_id AS "versionId", t.agency_code AS "agencyCode",
      t.opened_at AS "openedAt", t.due_at AS "dueAt"
    FROM flow.task t JOIN flow.instance i ON i.id = t.instance_id
    WHERE t.closed_at IS NULL AND t.due_at IS NOT NULL`.execute(tx);
  return rows;
}

/** Writes new due dates of work that is still open. */
export async function changeDueDates(
  tx: Tx,
  moved: readonly { readonly instanceId: string; readonly token: number; readonly dueAt: Date }[],
): Promise<void> {
  await sql`
    UPDATE flow.task t SET due_at = m.due_at
    FROM unnest(${moved.map((one) => one.instanceId)}::uuid[], ${moved.map((one) => one.token)}::int[],
      ${moved.map((one) => one.dueAt)}::timestamptz[]) m(instance_id, token, due_at)
    WHERE t.instance_id = m.instance_id AND t.token = m.token AND t.closed_at IS NULL`.execute(tx);
}
