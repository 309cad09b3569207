import { sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";
import type { Text } from "../../../platform/text/index.ts";

/** What an answer of the portal says of one dossier. */
export type SyncOutcome = {
  readonly dossierId: string;
  /** Newest revision taken as a whole record; null: none. */
  readonly record: number | null;
  /** Newest revision taken as a step; it counts only while nothing is refused. */
  readonly step: number | null;
  /** The last refusal, unless a record was taken after it. */
  readonly refused: StandRefusal | null;
};

/** Why the portal does not take a dossier. */
export type StandRefusal = {
  readonly code: string;
  readonly message: Text;
  readonly suggestion: string | null;
  /** A step alone was refused; that says nothing new while the record itself is. */
  readonly isOfStep: boolean;
};

/** A dossier that stands otherwise with the portal than before. */
export type SyncTurn = {
  readonly dossierId: string;
  readonly agencyCode: string;
  /** When its newest change happened; of one sent again, when that was queued. */
  readonly changedAt: Date;
  /** `confirmed`: the portal now has its newest revision; `refused`: for a new reason; `repaired`: what was refused has been taken. */
  readonly kind: "confirmed" | "refused" | "repaired";
  /** Why it is, or was, refused. */
  readonly reason: string | null;
};

/**
 * Writes what the portal said, once for each dossier, with a line in the history of each that is newly refused or taken after a refusal.
 * @param told instant of the domain clock, and the name under which the portal stands in histories
 * @returns what turned; a dossier may have been repaired and confirmed at once
 */
export async function settleStands(
  tx: Tx,
  outcomes: readonly SyncOutcome[],
  told: { readonly at: Date; readonly portal: string },
): Promise<readonly SyncTurn[]> {
  if (outcomes.length === 0) return [];
  const sorted = outcomes.toSorted((one, other) => (one.dossierId < other.dossierId ? -1 : 1));
  const column = <T>(pick: (outcome: SyncOutcome) => T): T[] => sorted.map(pick);
  const { rows } = await sql<SyncTurn>`/* prepared: dossier.sync-settle */
    WITH item AS (
      SELECT * FROM unnest(${column((o) => o.dossierId)}::uuid[], ${column((o) => o.record)}::int[], ${column((o) => o.step)}::int[],
        ${column((o) => o.refused?.code ?? null)}::text[], ${column((o) => (o.refused ? JSON.stringify(o.refused.message) : null))}::jsonb[],
        ${column((o) => o.refused?.suggestion ?? null)}::text[], ${column((o) => o.refused?.isOfStep ?? false)}::boolean[],
        ${column(() => newId())}::uuid[])
        AS i(dossier_id, record, step, code, message, suggestion, of_step, event_id)
    ), judged AS (
      -- A step counts only where nothing stands refused: the portal may lack the record that it belongs to.
      SELECT i.*, s.refused_code AS was,
        i.record IS NULL AND (i.code IS NULL OR (i.of_step AND s.refused_code IS NOT NULL)) AS says_nothing,
        greatest(i.record, CASE WHEN i.code IS NULL AND (s.refused_code IS NULL OR i.record IS NOT NULL) THEN i.step END) AS acked
      FROM item i JOIN dossier.sync s ON s.dossier_id = i.dossier_id FOR UPDATE OF s
    ), settled AS (
      UPDATE dossier.sync s SET
        acked_revision = greatest(s.acked_revision, j.acked),
        acked_at = CASE WHEN j.acked > s.acked_revision THEN ${told.at}::timestamptz ELSE s.acked_at END,
        refused_code = CASE WHEN j.says_nothing THEN s.refused_code ELSE j.code END,
        refused_message = CASE WHEN j.says_nothing THEN s.refused_message ELSE j.message END,
        refused_at = CASE WHEN j.says_nothing THEN s.refused_at WHEN j.code IS NOT NULL THEN ${told.at}::timestamptz END,
        suggestion = CASE WHEN j.says_nothing THEN s.suggestion ELSE j.suggestion END
      FROM judged j WHERE s.dossier_id = j.dossier_id
      RETURNING s.dossier_id, s.agency_code, s.revision, s.changed_at, j.event_id, j.was, s.refused_code AS code, s.refused_message AS message,
        s.suggestion, new.acked_revision > old.acked_revision AND new.acked_revision >= new.revision AS confirmed,
        s.refused_code IS DISTINCT FROM j.was OR new.suggestion IS DISTINCT FROM old.suggestion AS turned
    ), told AS (
      INSERT INTO dossier.event (id, dossier_id, revision, at, kind, state, actor, actor_name, actor_title, agency_code, detail)
      SELECT s.event_id, s.dossier_id, s.revision, ${told.at}::timestamptz, CASE WHEN s.code IS NULL THEN 'sync-repaired' ELSE 'sync-refused' END,
        d.state, NULL, ${told.portal}::text, '', s.agency_code,
        jsonb_build_object('reason', coalesce(s.code, s.was), 'message', s.message, 'suggestion', s.suggestion)
      FROM settled s JOIN dossier.dossier d ON d.id = s.dossier_id WHERE s.turned AND (s.code IS NOT NULL OR s.was IS NOT NULL)
    )
    SELECT dossier_id AS "dossierId", agency_code AS "agencyCode", changed_at AS "changedAt", 'confirmed' AS kind, NULL AS reason
    FROM settled WHERE confirmed
    UNION ALL
    SELECT dossier_id, agency_code, changed_at, CASE WHEN code IS NULL THEN 'repaired' ELSE 'refused' END, coalesce(code, was)
    FROM settled WHERE turned AND (code IS NOT NULL OR was IS NOT NULL)`.execute(tx);
  return rows;
}

/** How a dossier stands with the portal. */
export type SyncStand = {
  readonly dossierId: string;
  readonly code: string;
  readonly agencyCode: string;
  readonly revision: number;
  readonly changedAt: Date;
  readonly ackedRevision: number;
  readonly ackedAt: Date | null;
  readonly refusedCode: string | null;
  readonly refusedMessage: Text | null;
  readonly refusedAt: Date | null;
  readonly suggestion: string | null;
};

/** How dossiers stand with the portal, in no order. */
export async function readSyncStands(db: Db | Tx, dossierIds: readonly string[]): Promise<readonly SyncStand[]> {
  const { rows } = await sql<SyncStand>`
    SELECT dossier_id AS "dossierId", code, agency_code AS "agencyCode", revision, changed_at AS "changedAt",
      acked_revision AS "ackedRevision", acked_at AS "ackedAt", refused_code AS "refusedCode", refused_message AS "refusedMessage",
      refused_at AS "refusedAt", suggestion
    FROM dossier.sync WHERE dossier_id = ANY (${dossierIds}::uuid[])`.execute(db);
  return rows;
}
