import { sql } from "kysely";
import type { MetricQuery } from "../../../platform/metrics/index.ts";
import { startOfDay } from "../../../platform/text/index.ts";
import { type Condition, endOfDay, within } from "./metric-scope.ts";

// What figures/counted.ts says of one dossier, said of all in SQL. The two are held together by figures/figures.test.ts.

const counted = sql`d.origin_node IS NULL AND d.state NOT IN (1, 3)`;
const resolved = sql`${counted} AND d.ended_at IS NOT NULL AND d.state <> 7`;
const pastDue = sql`(d.due_at IS NOT NULL AND (d.late_by IS NOT NULL OR coalesce(d.ended_at > d.due_at, false)))`;
const late = sql`(${pastDue} OR d.supplements >= 2)`;
const early = sql`(NOT ${late} AND d.due_at IS NOT NULL AND (d.ended_at AT TIME ZONE INTERVAL '07:00')::date < (d.due_at AT TIME ZONE INTERVAL '07:00')::date)`;

const standing = (at: Date) => sql`(d.ended_at IS NULL OR d.ended_at >= ${at})`;
const lateAt = (at: Date) => sql`(${pastDue} AND d.due_at < ${at})`;

type ByPeriod = (query: Pick<MetricQuery, "from" | "to">) => Condition;

const onEnd =
  (condition: Condition): ByPeriod =>
  (query) =>
    sql`${condition} AND ${within(sql`d.ended_at`, query)}`;

/** Which dossiers a figure counts, one each. */
export const dossierConditions = {
  "dossier.received": (query) => sql`${counted} AND ${within(sql`d.received_at`, query)}`,
  "dossier.resolved-early": onEnd(sql`${resolved} AND ${early}`),
  "dossier.resolved-on-time": onEnd(sql`${resolved} AND NOT ${late} AND NOT ${early}`),
  "dossier.resolved-late": onEnd(sql`${resolved} AND ${late}`),
  "dossier.late-by-supplement": onEnd(sql`${resolved} AND d.supplements >= 2 AND NOT ${pastDue}`),
  "dossier.refused": onEnd(sql`${resolved} AND d.outcome = 'refused'`),
  "dossier.withdrawn": onEnd(sql`${counted} AND d.state = 7`),
  "dossier.not-received": onEnd(sql`d.origin_node IS NULL AND d.state = 3`),
  "dossier.returned": (query) => sql`${counted} AND ${within(sql`d.returned_at`, query)}`,
  "dossier.time": onEnd(resolved),
  "dossier.minutes": onEnd(resolved),
  "dossier.late-step": (query) =>
    sql`${counted} AND ${pastDue} AND d.late_by IS NOT NULL AND ${within(sql`d.due_at`, query)}`,
  "dossier.pending": ({ to }) => sql`${counted} AND d.received_at < ${endOfDay(to)} AND ${standing(endOfDay(to))}`,
  "dossier.pending-late": ({ to }) => sql`${counted} AND ${lateAt(endOfDay(to))} AND ${standing(endOfDay(to))}`,
  "dossier.pending-in-time": ({ to }) => {
    const at = endOfDay(to);
    return sql`${counted} AND d.received_at < ${at} AND ${standing(at)} AND NOT ${lateAt(at)}`;
  },
  "dossier.pending-waiting": ({ to }) => {
    const at = endOfDay(to);
    return sql`${counted} AND d.received_at < ${at} AND ${standing(at)} AND NOT ${lateAt(at)} AND EXISTS (
      SELECT FROM jsonb_to_recordset(d.pauses) AS p("from" timestamptz, "to" timestamptz, reason text, "stopsClock" boolean)
      WHERE p."stopsClock" AND p.reason IN ('supplement', 'payment') AND p."from" < ${at} AND (p."to" IS NULL OR p."to" >= ${at}))`;
  },
} as const satisfies Readonly<Record<string, ByPeriod>>;

/** All that were in hand in a period: pending when it began, or received in it. No figure of its own, but the sum of two. */
export const inHand: ByPeriod = ({ from, to }) =>
  sql`${counted} AND d.received_at < ${endOfDay(to)} AND (d.ended_at IS NULL OR d.ended_at >= ${startOfDay(from ?? to)}
    OR d.received_at >= ${startOfDay(from ?? to)})`;

/** A figure that counts dossiers. */
export type DossierMetric = keyof typeof dossierConditions;
