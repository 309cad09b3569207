import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** Documents accepted in one half hour of a day. */
export type FlowBucket = {
  /** 0 is 00:00 to 00:30 in Vietnam, 47 the last. */
  readonly index: number;
  readonly today: number;
  /** The same half hour of the same weekday a week earlier. */
  readonly weekBefore: number;
};

/** What passes over the axis today; instants of the domain clock. */
export type FlowToday = {
  readonly buckets: readonly FlowBucket[];
  /** Documents from 00:00 until now. */
  readonly total: number;
  /** The same span of the same weekday a week earlier. */
  readonly totalWeekBefore: number;
  /** Documents of the last minute. */
  readonly lastMinute: number;
  /** Deliveries of today. */
  readonly deliveries: number;
  /** Deliveries of today that arrived with a signed receipt. */
  readonly receipted: number;
  /** Deliveries of any day that still wait for their recipient. */
  readonly waiting: number;
  readonly oldestWaitingAt: Date | null;
  /** Seconds from acceptance to arrival, of today's deliveries; null when none has arrived. */
  readonly medianSeconds: number | null;
  readonly p95Seconds: number | null;
  /** What was refused today. */
  readonly rejected: number;
};

/** Reads today's flow. */
export async function readFlowToday(db: Db, now: Date): Promise<FlowToday> {
  const start = sql`(date_trunc('day', ${now}::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh') AT TIME ZONE 'Asia/Ho_Chi_Minh')`;
  const buckets = await sql<FlowBucket>`
    SELECT index, coalesce(sum(count) FILTER (WHERE NOT earlier), 0)::int AS today,
      coalesce(sum(count) FILTER (WHERE earlier), 0)::int AS "weekBefore"
    FROM (SELECT earlier, floor(extract(epoch FROM accepted_at - base) / 1800)::int AS index, count(*) AS count
      FROM (SELECT ${start} AS base, false AS earlier UNION ALL SELECT ${start} - interval '7 days', true) day
      JOIN axis.message m ON m.accepted_at >= base AND m.accepted_at < base + interval '1 day' GROUP BY 1, 2) part
    GROUP BY index ORDER BY index`.execute(db);
  const totals = await sql<Omit<FlowToday, "buckets">>`
    WITH today AS (SELECT state, receipt, accepted_at, arrived_at FROM axis.delivery
      WHERE accepted_at >= ${start} AND accepted_at < ${start} + interval '1 day')
    SELECT
      (SELECT count(*) FROM axis.message WHERE accepted_at >= ${start} AND accepted_at <= ${now}) AS total,
      (SELECT count(*) FROM axis.message WHERE accepted_at >= ${start} - interval '7 days' AND accepted_at <= ${now}::timestamptz - interval '7 days')
        AS "totalWeekBefore",
      (SELECT count(*) FROM axis.message WHERE accepted_at > ${now}::timestamptz - interval '1 minute' AND accepted_at <= ${now}) AS "lastMinute",
      (SELECT count(*) FROM today) AS deliveries,
      (SELECT count(*) FROM today WHERE receipt IS NOT NULL AND arrived_at IS NOT NULL) AS receipted,
      (SELECT count(*) FROM axis.delivery WHERE state = 'queued') AS waiting,
      (SELECT min(accepted_at) FROM axis.delivery WHERE state = 'queued') AS "oldestWaitingAt",
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM arrived_at - accepted_at)) FROM today) AS "medianSeconds",
      (SELECT percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM arrived_at - accepted_at)) FROM today) AS "p95Seconds",
      (SELECT count(*) FROM axis.rejection WHERE at >= ${start}) AS rejected`.execute(db);
  const [row] = totals.rows;
  if (!row) throw new Error("no totals");
  const found = new Map(buckets.rows.map((bucket) => [bucket.index, bucket]));
  const all = Array.from({ length: 48 }, (_, index) => found.get(index) ?? { index, today: 0, weekBefore: 0 });
  return { ...row, buckets: all };
}
