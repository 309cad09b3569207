import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { CountedFacts } from "../figures/counted.ts";
import type { Work } from "../record.ts";

/** An open dossier whose due time has passed and that is not counted late yet. */
export type OverdueDossier = CountedFacts & { readonly id: string };

/** Takes some dossiers that time alone has made late; those being changed this moment are left for the next look. */
export async function takeOverdue(tx: Tx, now: Date, limit: number): Promise<readonly OverdueDossier[]> {
  const { rows } = await sql<OverdueDossier>`
    SELECT id, agency_code AS "agencyCode", sector_code AS "sectorCode", level, channel, state, outcome,
      received_at AS "receivedAt", pauses, due_at AS "dueAt", supplements, ended_at AS "endedAt", returned_at AS "returnedAt",
      late_by AS "lateBy", late_step AS "lateStep", origin_node AS "originNode"
    FROM dossier.dossier WHERE ended_at IS NULL AND late_by IS NULL AND due_at < ${now}
    ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(tx);
  return rows;
}

/** The steps of some dossiers, as the cause of lateness is read from them. */
export type StepOfDossier = Pick<
  Work,
  "dossierId" | "agencyCode" | "name" | "place" | "openedAt" | "dueAt" | "closedAt"
>;

/** All steps of some dossiers. */
export async function stepsOf(tx: Tx, dossierIds: readonly string[]): Promise<readonly StepOfDossier[]> {
  const { rows } = await sql<StepOfDossier>`
    SELECT dossier_id AS "dossierId", agency_code AS "agencyCode", name, place, opened_at AS "openedAt", due_at AS "dueAt",
      closed_at AS "closedAt"
    FROM dossier.work WHERE dossier_id = ANY (${[...dossierIds]}::uuid[])`.execute(tx);
  return rows;
}

/** Whose step made a dossier late. */
export type LateCause = { readonly id: string; readonly lateBy: string; readonly lateStep: string | null };

/**
 * Sets down whose step made dossiers late. The revision stays: nothing that an officer has open before them has changed, and the
 * national portal is told nothing new.
 */
export async function writeLateness(tx: Tx, causes: readonly LateCause[]): Promise<void> {
  await sql`
    UPDATE dossier.dossier d SET late_by = c.late_by, late_step = c.late_step
    FROM unnest(${causes.map(({ id }) => id)}::uuid[], ${causes.map(({ lateBy }) => lateBy)}::text[],
      ${causes.map(({ lateStep }) => lateStep)}::text[]) AS c(id, late_by, late_step)
    WHERE d.id = c.id`.execute(tx);
}

/** A dossier that the portal takes for late because of the sync alone, with what its figure is counted under. */
export type SyncLate = {
  readonly agencyCode: string;
  readonly sectorCode: string;
  readonly level: string;
  readonly channel: number;
  readonly dueAt: Date;
};

/**
 * Notes dossiers that ended in time and are past their due time now while the portal has not confirmed any revision in which they had
 * ended. Only unconfirmed ones are looked at.
 * @returns those noted for the first time
 */
export async function noteSyncLate(tx: Tx | Db, now: Date): Promise<readonly SyncLate[]> {
  const { rows } = await sql<SyncLate>`
    WITH behind AS (
      SELECT d.id, d.due_at, ended.revision, d.agency_code, d.sector_code, d.level, d.channel
      FROM dossier.sync s JOIN dossier.dossier d ON d.id = s.dossier_id
      CROSS JOIN LATERAL (
        SELECT e.revision FROM dossier.event e
        WHERE e.dossier_id = d.id AND e.at >= d.ended_at AND e.state IN (3, 7, 8, 9, 10) ORDER BY e.revision LIMIT 1) ended
      WHERE s.acked_revision < s.revision AND d.ended_at IS NOT NULL AND d.due_at < ${now} AND d.ended_at <= d.due_at
        AND d.late_by IS NULL AND ended.revision > s.acked_revision
    ), noted AS (
      INSERT INTO dossier.sync_late (dossier_id, due_at, end_revision, noted_at)
      SELECT id, due_at, revision, ${now} FROM behind ON CONFLICT DO NOTHING RETURNING dossier_id
    )
    SELECT b.agency_code AS "agencyCode", b.sector_code AS "sectorCode", b.level, b.channel, b.due_at AS "dueAt"
    FROM noted n JOIN behind b ON b.id = n.dossier_id`.execute(tx);
  return rows;
}

/** Notes when the portal came to know the end of those noted before. */
export async function noteSyncKnown(tx: Tx | Db): Promise<void> {
  await sql`
    UPDATE dossier.sync_late l SET known_at = s.acked_at FROM dossier.sync s
    WHERE l.known_at IS NULL AND s.dossier_id = l.dossier_id AND s.acked_revision >= l.end_revision`.execute(tx);
}
