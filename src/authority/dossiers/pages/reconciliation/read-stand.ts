import { nationalCode } from "../../../../engines/codes/index.ts";
import type { Db } from "../../../../platform/db/index.ts";
import { percentileOf } from "../../../../platform/metrics/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { readQueues } from "../../../../platform/outbox/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import {
  type ComparisonRow,
  type DifferenceRow,
  type RefusedRow,
  readComparisonDays,
  readComparisons,
  readDifferences,
  readLag,
  readQueued,
  readRefused,
  readStanding,
  readWrongCodes,
  type SyncStanding,
  type WrongCodeRow,
} from "../../store/reconciliation-figures.ts";
import { readFailingLanes } from "../../store/sync-lanes.ts";

/** Rows of each list on the page; files hold more. */
const mostRows = 50;
const historyRows = 20;
const chartDays = 14;
const dayMs = 86_400_000;

/** Why nothing leaves for the portal at the moment. */
export type PortalAway = { readonly since: Date | null; readonly error: string };

/** Everything the page shows. */
export type ReconciliationStand = {
  readonly standing: SyncStanding;
  /** Milliseconds; undefined when nothing was confirmed in the last day. */
  readonly lag: { readonly p50: number; readonly p95: number } | undefined;
  readonly queued: number;
  readonly queuedSince: Date | null;
  readonly away: PortalAway | undefined;
  readonly comparisons: readonly ComparisonRow[];
  readonly comparisonsTotal: number;
  readonly days: readonly { readonly day: string; readonly ended: number; readonly differences: number }[];
  readonly differences: readonly DifferenceRow[];
  readonly refused: readonly RefusedRow[];
  readonly wrong: readonly WrongCodeRow[];
};

/** Reads how dossiers stand with the portal: of one agency, or of all. */
export async function readStand(node: Node, agency: string | null, page: number): Promise<ReconciliationStand> {
  const { db } = node;
  const scope = { agency };
  const now = node.clock.now();
  const days = Array.from({ length: chartDays }, (_, index) =>
    isoDay(new Date(now.getTime() - (chartDays - 1 - index) * dayMs)),
  );
  const [standing, lag, queue, away, comparisons, byDay, differences, refused, wrong] = await Promise.all([
    readStanding(db, scope),
    readLag(db, scope, new Date(now.getTime() - dayMs)),
    readQueued(db),
    readAway(db),
    readComparisons(db, { limit: historyRows, offset: (page - 1) * historyRows }),
    readComparisonDays(db, days),
    readDifferences(db, scope, mostRows),
    readRefused(db, scope, mostRows),
    readWrongCodes(db, scope, mostRows),
  ]);
  const [p50, p95] = [percentileOf(lag, 0.5), percentileOf(lag, 0.95)];
  return {
    standing,
    lag: p50 === undefined || p95 === undefined ? undefined : { p50, p95 },
    queued: queue.queued,
    queuedSince: queue.since,
    away,
    comparisons: comparisons.rows,
    comparisonsTotal: comparisons.total,
    days: byDay,
    differences,
    refused,
    wrong,
  };
}

/** Rows of a page of the history. */
export const historyPage = historyRows;

async function readAway(db: Db): Promise<PortalAway | undefined> {
  const [lanes, queues] = await Promise.all([readFailingLanes(db), readQueues(db)]);
  const [lane] = lanes;
  if (lane) return { since: lane.failedAt, error: lane.error };
  const queue = queues.find(({ destination }) => destination === nationalCode);
  if (!queue || queue.failures === 0) return undefined;
  return { since: queue.oldestAt, error: queue.lastError ?? "" };
}

/** Of what is claimed to be there, what is exactly there: neither behind, nor refused whole, nor found different. */
export function matchShare({ dossiers, behind, refusedWhole, open }: SyncStanding): number | undefined {
  const all = dossiers + refusedWhole;
  return all === 0 ? undefined : Math.max(0, all - behind - refusedWhole - open) / all;
}
