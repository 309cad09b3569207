import type { Tx } from "../../platform/db/index.ts";
import { bucketOf, type MetricChange, type MetricDeclaration, recordMetric } from "../../platform/metrics/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import { dossierStates } from "../../protocol/dossiers/index.ts";
import type { ReportedDossier } from "./reported-change.ts";
import {
  type Arrived,
  addArrived,
  arrivalList,
  comparedList,
  differencesList,
  refusedList,
  reportedList,
} from "./store/metric-lists.ts";

const unit = { vi: "hồ sơ", en: "dossiers" };
const changes = { vi: "lượt", en: "changes" };

/** What the national portal counts of dossiers as they are reported, for the agency that resolves them, under `sector` and `channel`. */
export const nationalDossierMetrics: readonly MetricDeclaration[] = [
  {
    code: "national-dossier.received",
    name: { vi: "Hồ sơ tiếp nhận", en: "Dossiers received" },
    unit,
    kind: "flow",
    list: reportedList("received"),
  },
  {
    code: "national-dossier.resolved-early",
    name: { vi: "Giải quyết trước hạn", en: "Resolved early" },
    unit,
    kind: "flow",
    list: reportedList("resolved-early"),
  },
  {
    code: "national-dossier.resolved-on-time",
    name: { vi: "Giải quyết đúng hạn", en: "Resolved on time" },
    unit,
    kind: "flow",
    list: reportedList("resolved-on-time"),
  },
  {
    code: "national-dossier.resolved-late",
    name: { vi: "Giải quyết quá hạn", en: "Resolved late" },
    unit,
    kind: "flow",
    list: reportedList("resolved-late"),
  },
  {
    code: "national-dossier.pending",
    name: { vi: "Hồ sơ đang giải quyết", en: "Dossiers pending" },
    unit,
    kind: "stock",
    list: reportedList("pending"),
  },
  {
    // Divided by `bucket` of milliseconds between the change (where it was sent again: that) and its arrival.
    code: "national-dossier.arrived",
    name: { vi: "Lượt cập nhật đã đến, theo độ trễ", en: "Records that arrived, by their lag" },
    unit: changes,
    kind: "flow",
    list: arrivalList,
  },
  {
    // Divided by `reason` (refusalReasons).
    code: "national-dossier.refused",
    name: { vi: "Bản ghi bị từ chối (sai mã, sai ngày…)", en: "Records refused (wrong codes, dates)" },
    unit: changes,
    kind: "flow",
    list: refusedList,
  },
  {
    // For the node that reports.
    code: "national-dossier.compared",
    name: { vi: "Hồ sơ đã đối soát", en: "Dossiers compared" },
    unit,
    kind: "flow",
    list: comparedList,
  },
  {
    // Divided by `kind`: with those compared they make the match rate.
    code: "national-dossier.differences",
    name: { vi: "Sai khác tìm thấy khi đối soát", en: "Differences found by comparing" },
    unit,
    kind: "flow",
    list: differencesList,
  },
];

/** What is counted of a reported dossier. */
export type CountedReport = Pick<
  ReportedDossier,
  "agencyCode" | "sectorCode" | "channel" | "state" | "receivedAt" | "dueAt" | "endedAt" | "supplements"
>;

/** A record as it was before it was written, if it was there, and as it is now. */
export type WrittenReport = {
  readonly before: CountedReport | undefined;
  readonly after: CountedReport;
  /** When the sender queued it: from then on its lag counts. */
  readonly sentAt: Date;
};

/**
 * Counts records just written, in their transaction: the figures by what each dossier adds now less what it added before, and how long
 * they were on their way. `before` must be what the write replaced, under its lock (`RETURNING old`), or two writers would count it both.
 */
export async function countReports(tx: Tx, written: readonly WrittenReport[], now: Date): Promise<void> {
  if (written.length === 0) return;
  const moved = written.flatMap(({ before, after }) => reportChanges(before, after));
  await recordMetric(tx, [...summed(moved), ...(await countArrived(tx, written, now))]);
}

/** A record taken away: it is counted no more. */
export async function uncountReport(tx: Tx, gone: CountedReport): Promise<void> {
  await recordMetric(tx, reportChanges(gone, undefined));
}

/** Counts refusals just noted, in their transaction. */
export async function countRefusals(
  tx: Tx,
  refusals: readonly { readonly agencyCode: string; readonly reason: string }[],
  now: Date,
): Promise<void> {
  const day = isoDay(now);
  await recordMetric(
    tx,
    refusals.map(({ agencyCode, reason }) => ({
      metric: "national-dossier.refused",
      agencyCode,
      day,
      delta: 1,
      dims: { reason },
    })),
  );
}

/** Counts a comparison that has just ended, and what it found, in its transaction. */
export async function countComparison(
  tx: Tx,
  ended: {
    readonly node: string;
    readonly at: Date;
    readonly dossiers: number;
    readonly differences: readonly { readonly agencyCode: string; readonly kind: string }[];
  },
): Promise<void> {
  const day = isoDay(ended.at);
  await recordMetric(tx, [
    { metric: "national-dossier.compared", agencyCode: ended.node, day, delta: ended.dossiers },
    ...ended.differences.map(({ agencyCode, kind }) => ({
      metric: "national-dossier.differences",
      agencyCode,
      day,
      delta: 1,
      dims: { kind },
    })),
  ]);
}

/** How one dossier moves the figures. Pure; for imports too. */
export function reportChanges(before: CountedReport | undefined, after: CountedReport | undefined): MetricChange[] {
  const taken = before ? figuresOf(before).map((change) => ({ ...change, delta: -change.delta })) : [];
  return summed([...taken, ...(after ? figuresOf(after) : [])]);
}

/**
 * As the authority counts (Quyết định 766/QĐ-TTg): resolved is what reached state 9, 10 or 8 first; a second request for supplements counts
 * as late; withdrawn is neither resolved nor pending.
 */
function figuresOf(report: CountedReport): MetricChange[] {
  const { agencyCode, state, receivedAt, dueAt, endedAt, supplements } = report;
  if (state === dossierStates.registered || state === dossierStates.notReceived) return [];
  const dims = { sector: report.sectorCode, channel: String(report.channel) };
  const count = (name: string, day: string, delta = 1): MetricChange => ({
    metric: `national-dossier.${name}`,
    agencyCode,
    day,
    delta,
    dims,
  });
  const day = isoDay(receivedAt);
  const endDay = endedAt === null ? null : isoDay(endedAt);
  const figures = [count("received", day)];
  if (endDay === null || day < endDay) figures.push(count("pending", day));
  if (endDay === null || endedAt === null) return figures;
  if (day < endDay) figures.push(count("pending", endDay, -1));
  if (state === dossierStates.withdrawn) return figures;
  const isLate = (dueAt !== null && endedAt > dueAt) || supplements >= 2;
  const isEarly = dueAt !== null && endDay < isoDay(dueAt);
  figures.push(count(`resolved-${isLate ? "late" : isEarly ? "early" : "on-time"}`, endDay));
  return figures;
}

/** One change for each number: a batch moves the same ones again and again. */
function summed(all: readonly MetricChange[]): MetricChange[] {
  const sums = new Map<string, MetricChange>();
  for (const change of all) {
    const key = JSON.stringify([change.metric, change.agencyCode, change.day, change.dims]);
    sums.set(key, { ...change, delta: (sums.get(key)?.delta ?? 0) + change.delta });
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0);
}

const hourMs = 3_600_000;

async function countArrived(tx: Tx, written: readonly WrittenReport[], now: Date): Promise<readonly MetricChange[]> {
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  const sums = new Map<string, Arrived>();
  for (const { after, sentAt } of written) {
    const bucket = bucketOf(now.getTime() - sentAt.getTime());
    const key = `${after.agencyCode} ${bucket}`;
    const known = sums.get(key)?.changes ?? 0;
    sums.set(key, { agencyCode: after.agencyCode, hour, bucket, changes: known + 1 });
  }
  const arrived = [...sums.values()];
  await addArrived(tx, arrived);
  return arrived.map((one) => ({
    metric: "national-dossier.arrived",
    agencyCode: one.agencyCode,
    day: isoDay(now),
    delta: one.changes,
    dims: { bucket: String(one.bucket) },
  }));
}
