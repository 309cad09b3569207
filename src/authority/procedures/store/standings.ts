import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A procedure that a metric counts: from a day on (a stock), or on that day (a flow). */
export type Standing = {
  readonly metric: string;
  readonly offeredId: string;
  readonly agencyCode: string;
  /** `yyyy-MM-dd`. */
  readonly day: string;
};

/** What metrics count now: every flow, and stocks that have not ended. */
export async function readStandings(db: Db | Tx): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    SELECT metric, offered_id AS "offeredId", agency_code AS "agencyCode", day FROM procedure.standing
    WHERE until_day IS NULL`.execute(db);
  return rows;
}

/** Writes what began to count and takes out what never should have. */
export async function changeStandings(
  tx: Tx,
  change: {
    readonly begun: readonly Standing[];
    readonly ended: readonly Standing[];
    readonly mistaken: readonly Standing[];
  },
  today: string,
): Promise<void> {
  if (change.ended.length > 0)
    await sql`UPDATE procedure.standing s SET until_day = ${today}::date FROM ${rowsOf(change.ended)}
      WHERE s.metric = t.metric AND s.offered_id = t.offered_id AND s.day = t.day AND s.until_day IS NULL`.execute(tx);
  if (change.mistaken.length > 0)
    await sql`DELETE FROM procedure.standing s USING ${rowsOf(change.mistaken)}
      WHERE s.metric = t.metric AND s.offered_id = t.offered_id AND s.day = t.day`.execute(tx);
  if (change.begun.length > 0)
    await sql`INSERT INTO procedure.standing (metric, offered_id, agency_code, day)
      SELECT metric, offered_id, agency_code, day FROM ${rowsOf(change.begun)}`.execute(tx);
}

function rowsOf(standings: readonly Standing[]) {
  return sql`unnest(${standings.map((s) => s.metric)}::text[], ${standings.map((s) => s.offeredId)}::uuid[],
    ${standings.map((s) => s.agencyCode)}::text[], ${standings.map((s) => s.day)}::date[])
    AS t(metric, offered_id, agency_code, day)`;
}
