import type { Db } from "../db/index.ts";
import { yearBefore } from "./period.ts";
import type { MetricQuery, MetricReading } from "./query.ts";
import { readMetric } from "./read-metric.ts";

/** A reading beside that of the same days a year earlier. */
export type MetricComparison = {
  readonly now: MetricReading;
  readonly before: MetricReading;
  /** Change as a share of the earlier total (0.12 is 12 % more); null when there was nothing to compare with. */
  readonly change: number | null;
};

/** Compares a period with the same period of the year before. */
export async function compareMetric(db: Db, query: MetricQuery): Promise<MetricComparison> {
  const earlier: MetricQuery = {
    ...query,
    to: yearBefore(query.to),
    ...(query.from === undefined ? {} : { from: yearBefore(query.from) }),
  };
  const [now, before] = [await readMetric(db, query), await readMetric(db, earlier)];
  const change = before.total === 0 ? null : (now.total - before.total) / Math.abs(before.total);
  return { now, before, change };
}
