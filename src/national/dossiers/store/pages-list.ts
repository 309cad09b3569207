import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { DossierState } from "../../../protocol/dossiers/index.ts";

/**
 * Why a dossier is, or was, late. `people`: the office. `sync`: it ended in time and the portal learned of it too late, or the portal has
 * heard nothing of its authority since it was due. `waiting`: nobody's, it waits for the citizen.
 */
export const latenessCauses = ["people", "sync", "waiting"] as const;
export type LatenessCause = (typeof latenessCauses)[number];

/** What is asked of the list. */
export type ReportedQuery = {
  /** Words without accents, or the beginning of a code. */
  readonly text?: string;
  readonly node?: string;
  readonly state?: DossierState;
  readonly late?: LatenessCause;
};

/** A dossier in the list; nothing of the person. */
export type ListedReport = {
  readonly code: string;
  readonly node: string;
  readonly agencyCode: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly state: DossierState;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
  readonly arrivedAt: Date;
  readonly late: LatenessCause | null;
};

/** Counted no further than this: more is "more than". */
export const countedTo = 10_000;

/** When the portal last heard of each node, where it was found silent. */
export type Silence = {
  readonly now: Date;
  readonly silent: readonly { readonly node: string; readonly since: Date }[];
};

/** Dossiers of the country, the newest received first. */
export async function listReported(
  db: Db,
  query: ReportedQuery,
  silence: Silence,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedReport[]; readonly total: number }> {
  const late = latenessOf(silence);
  const where = conditions(query, late);
  const [{ rows }, counted] = await Promise.all([
    sql<ListedReport>`
      SELECT d.code, d.node, d.agency_code AS "agencyCode", d.procedure_code AS "procedureCode", coalesce(d.record ->> 'TenTTHC', '') AS "procedureName",
        d.state, d.received_at AS "receivedAt", d.due_at AS "dueAt", d.ended_at AS "endedAt", d.arrived_at AS "arrivedAt", ${late} AS late
      FROM national_dossier.dossier d LEFT JOIN ${silentNodes(silence)} ON q.node = d.node
      WHERE ${where} ORDER BY d.received_at DESC, d.code DESC LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db),
    sql<{ total: number }>`
      SELECT count(*) AS total FROM (SELECT FROM national_dossier.dossier d LEFT JOIN ${silentNodes(silence)} ON q.node = d.node
        WHERE ${where} LIMIT ${countedTo + 1}) c`.execute(db),
  ]);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

function silentNodes({ silent }: Silence): RawBuilder<unknown> {
  return sql`unnest(${silent.map(({ node }) => node)}::text[], ${silent.map(({ since }) => since)}::timestamptz[]) AS q(node, since)`;
}

function latenessOf({ now }: Silence): RawBuilder<unknown> {
  return sql`CASE
    WHEN d.ended_at IS NULL AND d.state IN (5, 6) THEN 'waiting'
    WHEN d.due_at IS NULL THEN NULL
    WHEN d.ended_at > d.due_at THEN 'people'
    WHEN d.ended_at IS NOT NULL AND d.arrived_at > d.due_at AND d.changed_at <= d.due_at THEN 'sync'
    WHEN d.ended_at IS NULL AND d.due_at < ${now}::timestamptz AND q.since <= d.due_at THEN 'sync'
    WHEN d.ended_at IS NULL AND d.due_at < ${now}::timestamptz THEN 'people'
  END`;
}

function conditions({ text, node, state, late }: ReportedQuery, lateness: RawBuilder<unknown>): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [];
  for (const word of (text ?? "")
    .split(/\s+/)
    .filter((part) => part !== "")
    .slice(0, 8)) {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    all.push(sql`d.folded LIKE platform.fold(${pattern})`);
  }
  if (node) all.push(sql`d.node = ${node}`);
  if (state) all.push(sql`d.state = ${state}`);
  if (late) all.push(sql`${lateness} = ${late}`);
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
}

/** Nodes that reported once and from which nothing was heard since an instant. */
export async function readSilent(db: Db, before: Date): Promise<Silence["silent"]> {
  const { rows } = await sql<{ node: string; since: Date }>`
    SELECT node, max(began_at) AS since FROM national_dossier.comparison GROUP BY node HAVING max(began_at) < ${before}`.execute(
    db,
  );
  return rows;
}
