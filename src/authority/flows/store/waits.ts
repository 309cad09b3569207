import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** Where something is waited for. */
export type WaitingPlace = { readonly instanceId: string; readonly token: number; readonly node: string };

/**
 * Instances that wait for a message or signal, the longest waiting first.
 * @param correlation of a message: only places that named this key, or no key
 * @param subject only instances about this
 */
export async function findWaits(
  tx: Db | Tx,
  wanted: {
    readonly kind: "message" | "signal";
    readonly name: string;
    readonly correlation?: string;
    readonly subject?: string;
    /** An instance that has had it already. */
    readonly except?: string;
    readonly limit: number;
  },
): Promise<readonly WaitingPlace[]> {
  const { kind, name, correlation, subject, except, limit } = wanted;
  const { rows } = await sql<WaitingPlace>`
    SELECT w.instance_id AS "instanceId", w.token, w.node
    FROM flow.wait w JOIN flow.instance i ON i.id = w.instance_id AND NOT i.suspended
    WHERE w.kind = ${kind} AND w.name = ${name}
      AND (${correlation ?? null}::text IS NULL OR w.correlation IN ('', ${correlation ?? null}))
      AND (${except ?? null}::uuid IS NULL OR w.instance_id <> ${except ?? null})
      AND (${subject ?? null}::text IS NULL OR i.subject = ${subject ?? null})
    ORDER BY w.instance_id, w.token LIMIT ${limit}`.execute(tx);
  return rows;
}

/** A timer that is due, and how often it fired before. */
export type DueTimer = WaitingPlace & { readonly fired: number };

/** Timers that are due, the most overdue first. */
export async function findDueTimers(tx: Db | Tx, at: Date, limit: number): Promise<readonly DueTimer[]> {
  const { rows } = await sql<DueTimer>`
    SELECT t.instance_id AS "instanceId", t.token, t.node, t.fired
    FROM flow.timer t JOIN flow.instance i ON i.id = t.instance_id AND NOT i.suspended
    WHERE t.fire_at <= ${at} ORDER BY t.fire_at LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Tries a timer again later: what it would set off cannot be done now. */
export async function postponeTimer(
  tx: Db | Tx,
  { instanceId, token, node, fired }: DueTimer,
  until: Date,
): Promise<void> {
  await sql`UPDATE flow.timer SET fire_at = ${until}
    WHERE instance_id = ${instanceId} AND token = ${token} AND node = ${node} AND fired = ${fired}`.execute(tx);
}

/** What a flow sent: a message goes to others about the same subject, a signal to everyone else. */
export type PublishedNews = {
  readonly kind: "message" | "signal";
  readonly name: string;
  readonly instanceId: string;
  readonly subject: string;
};

/** The oldest messages and signals that flows sent and that are still to be brought on; taken by one worker at a time. */
export async function takePublished(tx: Tx, limit: number): Promise<readonly PublishedNews[]> {
  const { rows } = await sql<PublishedNews>`
    DELETE FROM flow.published WHERE id IN (SELECT id FROM flow.published ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING kind, name, instance_id AS "instanceId",
      (SELECT i.subject FROM flow.instance i WHERE i.id = published.instance_id) AS subject`.execute(tx);
  return rows;
}

/** Event rows of an instance stand at other nodes after it went over to another version. */
export async function renamePlaces(
  tx: Tx,
  instanceId: string,
  renames: readonly { readonly token: number; readonly node: string; readonly to: string }[],
): Promise<void> {
  if (renames.length === 0) return;
  const tokens = renames.map(({ token }) => token);
  const from = renames.map(({ node }) => node);
  const to = renames.map((one) => one.to);
  for (const table of ["flow.task", "flow.timer", "flow.wait"]) {
    await sql`UPDATE ${sql.table(table)} t SET node = r.target
      FROM unnest(${tokens}::int[], ${from}::text[], ${to}::text[]) r(token, node, target)
      WHERE t.instance_id = ${instanceId} AND t.token = r.token AND t.node = r.node`.execute(tx);
  }
}
