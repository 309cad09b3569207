import { sql } from "kysely";
import type { Db, Tx } from "../db/index.ts";

/** A change of a number. */
export type MetricChange = {
  readonly metric: string;
  /** Canonical code of the agency whose number it is. */
  readonly agencyCode: string;
  /** ISO day in Vietnam, of the domain clock. */
  readonly day: string;
  /** Integer; negative takes back. */
  readonly delta: number;
};

/** Records changes in the transaction of what they count. Appends only, so that writers never wait for each other. */
export async function recordMetric(tx: Tx | Db, changes: readonly MetricChange[]): Promise<void> {
  const real = changes.filter((change) => change.delta !== 0);
  if (real.length === 0) return;
  await sql`
    INSERT INTO platform.metric_delta (metric, agency_code, day, delta)
    SELECT * FROM unnest(
      ${real.map((change) => change.metric)}::text[],
      ${real.map((change) => change.agencyCode)}::text[],
      ${real.map((change) => change.day)}::date[],
      ${real.map((change) => change.delta)}::bigint[])`.execute(tx);
}
