import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketOf, histogramOf, percentileOf } from "./buckets.ts";

test("a percentile read from buckets is at most 9 % away from the exact one", () => {
  const durations = fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1, maxLength: 300 });
  const property = fc.property(durations, fc.constantFrom(0.5, 0.9, 0.95, 1), (all, share) => {
    const counts = new Map<number, number>();
    for (const one of all) counts.set(bucketOf(one), (counts.get(bucketOf(one)) ?? 0) + 1);
    const read = percentileOf(
      [...counts].map(([bucket, count]) => ({ bucket, count })),
      share,
    );
    const exact = all.toSorted((a, b) => a - b)[Math.ceil(share * all.length) - 1] ?? 0;
    expect(Math.abs((read ?? 0) / exact - 1)).toBeLessThan(0.0906);
  });
  fc.assert(property, { numRuns: 300 });
});

test("a bucket ends where the next begins; nothing has no percentile", () => {
  for (const power of [0, 1, 5, 12, 20]) expect(bucketOf(2 ** power)).toBe(power * 4);
  expect(percentileOf(histogramOf({ total: 3, groups: [{ key: "40", value: 3 }] }), 0.5)).toBeCloseTo(2 ** 9.875);
  expect([bucketOf(0), bucketOf(-5), percentileOf([], 0.5)]).toEqual([0, 0, undefined]);
});
