import type { Tx } from "../../../platform/db/index.ts";
import { type MetricChange, recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { findingKinds } from "../findings/finding.ts";
import { authorityLevels, type Report, readReport } from "../read-report.ts";
import { flowMetrics, standingsOf } from "../standings.ts";
import { raiseVersion, saveReportDay } from "../store/catalogue-state.ts";
import { readYearOfDemand } from "../store/demand.ts";
import { changeStandings, readStandings, type Standing } from "../store/standings.ts";

/**
 * Brings everything that follows from the catalogue up to date in the transaction that changed it: its version, the numbers of the
 * report for today, and the metrics. Also done when the nation's catalogue changes and once a day, because findings depend on both.
 */
export async function settleCatalogue(tx: Tx, node: Node): Promise<void> {
  const today = isoDay(node.clock.now());
  await raiseVersion(tx, today);
  const report = await readReport(tx, node);
  if (report.national) await saveReportDay(tx, today, countsOf(report));
  const filed = await readYearOfDemand(tx, today);
  const wanted = standingsOf({
    ...report,
    compared: report.national !== undefined,
    levels: authorityLevels(node.config.code),
    filedOnline: new Set([...filed].flatMap(([id, { online }]) => (online > 0 ? [id] : []))),
  });
  await settleMetrics(tx, wanted, today);
}

/** How many findings of each kind there are, and how many procedures. */
export function countsOf({ findings, offered }: Pick<Report, "findings" | "offered">): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(findingKinds.map((kind) => [kind, 0]));
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts.set("offered", offered.filter(({ state }) => state !== "withdrawn").length);
}

async function settleMetrics(tx: Tx, wanted: readonly Standing[], today: string): Promise<void> {
  const known = await readStandings(tx);
  const isKnown = new Set(known.map(keyOf));
  const isWanted = new Set(wanted.map(keyOf));
  const begun = wanted.filter((one) => !isKnown.has(keyOf(one)));
  const gone = known.filter((one) => !isWanted.has(keyOf(one)));
  // What a flow no longer counts, and a stock that began only today, was never right.
  const isMistaken = (one: Standing): boolean => flowMetrics.has(one.metric) || one.day === today;
  const mistaken = gone.filter(isMistaken);
  const ended = gone.filter((one) => !isMistaken(one));
  await changeStandings(tx, { begun, ended, mistaken }, today);
  const change = (one: Standing, day: string, delta: number): MetricChange => {
    return { metric: one.metric, agencyCode: one.agencyCode, day, delta };
  };
  await recordMetric(tx, [
    ...begun.map((one) => change(one, one.day, 1)),
    ...mistaken.map((one) => change(one, one.day, -1)),
    ...ended.map((one) => change(one, today, -1)),
  ]);
}

/** A stock stands however long ago it began; a flow is another on another day. */
function keyOf({ metric, offeredId, agencyCode, day }: Standing): string {
  return `${metric} ${offeredId} ${agencyCode} ${flowMetrics.has(metric) ? day : ""}`;
}
