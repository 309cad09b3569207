import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { type DossierChange, dossierChangeSchema } from "../../../protocol/dossiers/index.ts";
import type { QueuedChanges } from "../sync/changes-of.ts";

/** Side-by-side streams of changes; those of one dossier are always in the same. */
export const syncLanes = 4;

/** The lane of a dossier, by its code. */
export function syncLaneOf(code: string): number {
  let hash = 0;
  for (let index = 0; index < code.length; index++) hash = (hash * 31 + code.charCodeAt(index)) >>> 0;
  return hash % syncLanes;
}

/**
 * The parts of a statement that queue changes: behind `WITH`, or behind a comma among other parts. Without changes they do nothing.
 * They write the queue and how each dossier stands with the portal; triggers note which agency-days must be counted anew. The statement
 * must read from `sync_told`, which wakes the pump.
 */
export function queueParts(entries: readonly QueuedChanges[]) {
  const column = <T>(pick: (entry: QueuedChanges) => T): T[] => entries.map(pick);
  const rows = entries.flatMap((entry) => entry.changes.map((change) => ({ entry, change })));
  return sql`sync_item AS (
      SELECT * FROM unnest(${column((e) => e.dossierId)}::uuid[], ${column((e) => e.code)}::text[], ${column((e) => e.agencyCode)}::text[],
        ${column((e) => e.day)}::date[], ${column((e) => e.digest.toString())}::bigint[], ${column((e) => e.revision)}::int[],
        ${column((e) => e.at)}::timestamptz[]) AS i(dossier_id, code, agency_code, day, digest, revision, at)
    ), sync_queued AS (
      INSERT INTO dossier.sync_queue (lane, dossier_id, revision, kind, body, at)
      SELECT q.lane, q.dossier_id, q.revision, q.kind, q.body, q.at
      FROM unnest(${rows.map(({ entry }) => syncLaneOf(entry.code))}::smallint[], ${rows.map(({ entry }) => entry.dossierId)}::uuid[],
        ${rows.map(({ entry }) => entry.revision)}::int[],
        ${rows.map(({ change }) => (change.service === "DongBoHoSoMC" ? "record" : "progress"))}::text[],
        ${rows.map(({ change }) => JSON.stringify(change))}::jsonb[], ${rows.map(({ entry }) => entry.at)}::timestamptz[])
        WITH ORDINALITY AS q(lane, dossier_id, revision, kind, body, at, place)
      ORDER BY q.place
    ), sync_stand AS (
      INSERT INTO dossier.sync AS s (dossier_id, code, agency_code, day, digest, revision, changed_at)
      SELECT dossier_id, code, agency_code, day, digest, revision, at FROM sync_item
      ON CONFLICT (dossier_id) DO UPDATE SET code = excluded.code, agency_code = excluded.agency_code, day = excluded.day,
        digest = excluded.digest, revision = excluded.revision,
        changed_at = excluded.changed_at
      WHERE s.revision <= excluded.revision
    ), sync_told AS (
      SELECT pg_notify(${syncChannel}, '') FROM (SELECT DISTINCT lane FROM unnest(${rows.map(({ entry }) => syncLaneOf(entry.code))}::smallint[]) lane) l
      WHERE NOT EXISTS (SELECT FROM dossier.sync_queue q WHERE q.lane = l.lane)
    )`;
}

/** Told when something enters an empty queue: while it holds anything, the pump is awake or has been told why not. */
export const syncChannel = "lt_dossier_sync";

/** Queues changes in the transaction that makes them, in one statement. */
export async function insertChanges(tx: Tx, entries: readonly QueuedChanges[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`/* prepared: dossier.sync-queue */ WITH ${queueParts(entries)} SELECT count(*) FROM sync_told`.execute(tx);
}

/** A queued change as it is kept: JSON, ready to be sent. */
export type QueuedText = {
  readonly id: string;
  readonly dossierId: string;
  readonly revision: number;
  readonly kind: "record" | "progress";
  readonly body: string;
};

/** A queued change. */
export type QueueRow = {
  readonly id: string;
  readonly dossierId: string;
  readonly revision: number;
  readonly change: DossierChange;
};

/** Takes a lane for this transaction; false when another process has it. */
export async function lockSyncLane(tx: Tx, lane: number): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`dossier-sync:${lane}`}, 0)) AS got`.execute(tx);
  return rows[0]?.got === true;
}

/** The next changes of a lane, in order, without taking them away. */
export async function readQueue(db: Db | Tx, lane: number, most: number): Promise<readonly QueueRow[]> {
  const rows = await readQueuedTexts(db, lane, most);
  return rows.map(({ id, dossierId, revision, body }) => ({
    ...{ id, dossierId, revision },
    change: dossierChangeSchema.parse(JSON.parse(body)),
  }));
}

/** The same as they are kept, for whoever sends them on as they are. */
export async function readQueuedTexts(db: Db | Tx, lane: number, most: number): Promise<readonly QueuedText[]> {
  const { rows } = await sql<QueuedText>`
    SELECT q.id::text AS id, q.dossier_id AS "dossierId", q.revision, q.kind, q.body::text AS body FROM dossier.sync_queue q
    WHERE q.lane = ${lane} ORDER BY q.lane, q.id LIMIT ${most}`.execute(db);
  return rows;
}

/** Takes changes out of the queue. */
export async function deleteQueued(tx: Tx, lane: number, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM dossier.sync_queue WHERE lane = ${lane} AND id = ANY (${ids}::bigint[])`.execute(tx);
}

/** Wakes the pump when the transaction commits: at once where a lane has much to send, else as usual. */
export async function tellPump(tx: Tx, lanes: readonly number[], much: number): Promise<void> {
  await sql`
    SELECT pg_notify(${syncChannel}, CASE WHEN waiting >= ${much} THEN 'now' ELSE '' END)
    FROM (SELECT max(n) AS waiting FROM unnest(${lanes}::smallint[]) l(lane),
      LATERAL (SELECT count(*) AS n FROM (SELECT FROM dossier.sync_queue q WHERE q.lane = l.lane LIMIT ${much}) few) c) w
    WHERE waiting > 0`.execute(tx);
}
