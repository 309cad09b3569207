import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** How dossiers came. */
export type Channel = "counter" | "online" | "post";

/** Dossiers received of a procedure in a month. */
export type Demand = {
  readonly offeredId: string;
  /** `2020-11`. */
  readonly month: string;
  readonly channel: Channel;
  readonly received: number;
};

/** Sets the numbers of months; those already there are replaced. */
export async function saveDemand(tx: Tx, demand: readonly Demand[]): Promise<void> {
  await sql`
    INSERT INTO procedure.demand (offered_id, month, channel, received)
    SELECT * FROM unnest(${demand.map((d) => d.offeredId)}::uuid[], ${demand.map((d) => `${d.month}-01`)}::date[],
      ${demand.map((d) => d.channel)}::text[], ${demand.map((d) => d.received)}::int[])
    ON CONFLICT (offered_id, month, channel) DO UPDATE SET received = excluded.received`.execute(tx);
}

/** Dossiers of a procedure in the twelve months up to a day. */
export type YearOfDemand = { readonly total: number; readonly online: number };

/** Dossiers by procedure in the twelve months that end with the month of a day. Procedures without any are left out. */
export async function readYearOfDemand(db: Db | Tx, today: string): Promise<ReadonlyMap<string, YearOfDemand>> {
  const { rows } = await sql<YearOfDemand & { id: string }>`
    SELECT offered_id AS id, sum(received)::int AS total, coalesce(sum(received) FILTER (WHERE channel = 'online'), 0)::int AS online
    FROM procedure.demand
    WHERE month > ${today}::date - interval '12 months' AND month <= ${today}::date GROUP BY 1`.execute(db);
  return new Map(rows.map(({ id, total, online }) => [id, { total, online }]));
}
