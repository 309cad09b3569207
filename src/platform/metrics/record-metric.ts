import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../db/index.ts";
import { intoSums } from "./into-sums.ts";

/** A change of a number. */
export type MetricChange = {
  readonly metric: string;
  /** Canonical code of the agency whose number it is. */
  readonly agencyCode: string;
  /** ISO day in Vietnam, of the domain clock. */
  readonly day: string;
  /** Integer; negative takes back. */
  readonly delta: number;
  /** What else it is counted under, where readings are divided by more than agency and day: `{ sector: "G06", channel: "2" }`. */
  readonly dims?: Readonly<Record<string, string>>;
};

/** Records changes in the transaction of what they count. Appends only, so that writers never wait for each other. */
export async function recordMetric(tx: Tx | Db, changes: readonly MetricChange[]): Promise<void> {
  const real = changes.filter((change) => change.delta !== 0);
  if (real.length === 0) return;
  await sql`${metricInsert(real)}`.execute(tx);
}

/** The same as a part of a larger statement, for actions that run often: what stands in brackets behind a name after WITH. */
export function metricInsert(changes: readonly MetricChange[]): RawBuilder<unknown> {
  return sql`INSERT INTO platform.metric_delta (metric, agency_code, day, delta, dims) ${rowsOf(changes)}`;
}

/** Adds the numbers of much history straight to the sums: for imports, which nobody waits for. */
export async function importMetric(tx: Tx | Db, changes: readonly MetricChange[]): Promise<void> {
  await sql`
    WITH change (metric, agency_code, day, delta, dims) AS (${rowsOf(changes)}), ${intoSums}
    SELECT 1`.execute(tx);
}

function rowsOf(changes: readonly MetricChange[]): RawBuilder<unknown> {
  return sql`
    SELECT * FROM unnest(
      ${changes.map((change) => change.metric)}::text[],
      ${changes.map((change) => change.agencyCode)}::text[],
      ${changes.map((change) => change.day)}::date[],
      ${changes.map((change) => change.delta)}::bigint[],
      ${changes.map((change) => JSON.stringify(change.dims ?? {}))}::jsonb[])`;
}
