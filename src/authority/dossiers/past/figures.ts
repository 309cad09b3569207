import type { Tx } from "../../../platform/db/index.ts";
import { bucketOf, importMetric, type MetricChange } from "../../../platform/metrics/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { dimsOf } from "../figures/counted.ts";
import { syncEventChange } from "../figures/sync-figures.ts";
import { metricChangesOf } from "../metrics.ts";
import { addConfirmed, type Confirmed } from "../store/metric-sync.ts";
import type { Entered } from "./rows.ts";

const hourMs = 3_600_000;
/** Sums added by one statement. */
const sumsAtOnce = 20_000;

/** Adds up what a history adds to the figures, so that each sum is written once, however many dossiers it counts. */
export function createFigures(): { count(entered: Entered): void; write(tx: Tx): Promise<void> } {
  const sums = new Map<string, { -readonly [K in keyof MetricChange]: MetricChange[K] }>();
  const hours = new Map<string, Confirmed>();

  function add(change: MetricChange): void {
    const key = `${change.metric} ${change.agencyCode} ${change.day} ${Object.entries(change.dims ?? {})
      .flat()
      .join(" ")}`;
    sums.set(key, { ...change, delta: (sums.get(key)?.delta ?? 0) + change.delta });
  }

  function confirm(agencyCode: string, { at, changedAt }: NonNullable<Entered["stand"]["confirmed"]>): void {
    const bucket = bucketOf(at.getTime() - changedAt.getTime());
    const dims = { bucket: String(bucket) };
    add({ metric: "dossier.sync-confirmed", agencyCode, day: isoDay(at), delta: 1, dims });
    const hour = new Date(Math.floor(at.getTime() / hourMs) * hourMs);
    const key = `${agencyCode} ${hour.getTime()} ${bucket}`;
    hours.set(key, { agencyCode, hour, bucket, changes: (hours.get(key)?.changes ?? 0) + 1 });
  }

  return {
    count({ dossier, stand }) {
      for (const change of metricChangesOf(undefined, dossier)) add(change);
      const { agencyCode } = dossier;
      const dims = dimsOf(dossier);
      if (stand.syncLate)
        add({ metric: "dossier.late-by-sync", agencyCode, day: isoDay(stand.syncLate.dueAt), delta: 1, dims });
      if (stand.refusal) add(syncEventChange("sync-refused", stand.refusal));
      if (stand.confirmed) confirm(agencyCode, stand.confirmed);
    },
    async write(tx) {
      for (const some of parts([...sums.values()])) await importMetric(tx, some);
      for (const some of parts([...hours.values()])) await addConfirmed(tx, some);
    },
  };
}

function parts<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / sumsAtOnce) }, (_, index) =>
    list.slice(index * sumsAtOnce, (index + 1) * sumsAtOnce),
  );
}
