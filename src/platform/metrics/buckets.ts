import type { MetricReading } from "./query.ts";

/** Buckets grow by the fourth root of two, about 19 %. */
const perDoubling = 4;

/**
 * The bucket of a duration: those of 1 and less are in bucket 0, bucket n ends at 2^(n/4). A percentile read from buckets is at most 9 %
 * away from the exact one (the geometric middle of its bucket).
 * @param duration in any unit, as long as the same one is used to read
 */
export function bucketOf(duration: number): number {
  return duration <= 1 ? 0 : Math.ceil(Math.log2(duration) * perDoubling - 1e-9);
}

/** What a duration in a bucket is taken for. */
function middleOf(bucket: number): number {
  return bucket === 0 ? 1 : 2 ** ((bucket - 0.5) / perDoubling);
}

/** How many durations lie in each bucket. */
export type Histogram = readonly { readonly bucket: number; readonly count: number }[];

/** A histogram read from a metric that counts under the dimension `bucket` and was divided by it. */
export function histogramOf({ groups }: MetricReading): Histogram {
  return groups.map(({ key, value }) => ({ bucket: Number(key), count: value }));
}

/**
 * The duration below which a share of all durations lies, at most 9 % away from the exact one; undefined when there are none.
 * @param share 0 to 1: 0.5 is the median
 */
export function percentileOf(histogram: Histogram, share: number): number | undefined {
  const sorted = histogram.filter(({ count }) => count > 0).sort((a, b) => a.bucket - b.bucket);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const { bucket, count } of sorted) {
    seen += count;
    if (seen >= rank) return middleOf(bucket);
  }
  return undefined;
}
