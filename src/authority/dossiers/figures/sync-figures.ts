import type { Tx } from "../../../platform/db/index.ts";
import { bucketOf, type MetricChange, recordMetric } from "../../../platform/metrics/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { addConfirmed, type Confirmed } from "../store/metric-sync.ts";

/** A change that the portal has just confirmed; instants of the domain clock. */
export type Confirmation = { readonly agencyCode: string; readonly changedAt: Date };

const hourMs = 3_600_000;

/** Counts how long confirmed changes took to be known to the portal. Called with all of an answer at once, in its transaction. */
export async function countConfirmed(tx: Tx, confirmations: readonly Confirmation[], at: Date): Promise<void> {
  const hour = new Date(Math.floor(at.getTime() / hourMs) * hourMs);
  const sums = new Map<string, Confirmed>();
  for (const { agencyCode, changedAt } of confirmations) {
    const bucket = bucketOf(at.getTime() - changedAt.getTime());
    const key = `${agencyCode} ${bucket}`;
    sums.set(key, { agencyCode, hour, bucket, changes: (sums.get(key)?.changes ?? 0) + 1 });
  }
  if (sums.size === 0) return;
  const confirmed = [...sums.values()];
  await addConfirmed(tx, confirmed);
  await recordMetric(
    tx,
    confirmed.map(({ agencyCode, bucket, changes }) => ({
      metric: "dossier.sync-confirmed",
      agencyCode,
      day: isoDay(at),
      delta: changes,
      dims: { bucket: String(bucket) },
    })),
  );
}

/** A refusal of the portal, or its repair, that a history line tells of; `reason` as in the line's detail. */
export function syncEventChange(
  kind: "sync-refused" | "sync-repaired",
  event: { readonly agencyCode: string; readonly at: Date; readonly reason: string },
): MetricChange {
  const { agencyCode, at, reason } = event;
  return { metric: `dossier.${kind}`, agencyCode, day: isoDay(at), delta: 1, dims: { reason } };
}

/** A comparison that has ended, but not failed. */
export type EndedComparison = {
  /** Code of the authority: the dossiers of all its agencies are compared. */
  readonly authorityCode: string;
  readonly endedAt: Date;
  readonly dossiers: number;
  readonly differences: readonly { readonly agencyCode: string; readonly kind: string }[];
};

/** What an ended comparison adds to the figures: dossiers compared, and those not the same on both sides. */
export function comparisonChanges({ authorityCode, endedAt, dossiers, differences }: EndedComparison): MetricChange[] {
  const day = isoDay(endedAt);
  return [
    { metric: "dossier.compared", agencyCode: authorityCode, day, delta: dossiers },
    ...differences.map(({ agencyCode, kind }) => ({
      metric: "dossier.differences",
      agencyCode,
      day,
      delta: 1,
      dims: { kind },
    })),
  ];
}
