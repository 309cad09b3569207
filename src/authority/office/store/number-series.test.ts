import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../test/support/database.ts";
import { peekNumber, type SeriesKey, takeNumber } from "./number-series.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => await database.drop());

const key = (over: Partial<SeriesKey> = {}): SeriesKey => ({
  agencyCode: "H36",
  year: 2020,
  series: "administrative",
  ...over,
});

class Aborted extends Error {}

/** Takes a number in a transaction that is then committed, or given up after a moment. */
async function take(
  of: SeriesKey,
  fate: { readonly aborts: boolean; readonly pause: number },
): Promise<number | undefined> {
  try {
    return await database.db.transaction().execute(async (tx) => {
      const number = await takeNumber(tx, of);
      await new Promise((resolve) => setTimeout(resolve, fate.pause));
      if (fate.aborts) throw new Aborted();
      return number;
    });
  } catch (error) {
    if (error instanceof Aborted) return undefined;
    throw error;
  }
}

test("fifty at once, some of them given up: nobody shares a number and none is missing", async () => {
  let run = 0;
  const fate = fc.record({ aborts: fc.boolean(), pause: fc.integer({ min: 0, max: 3 }) });
  const property = fc.asyncProperty(fc.array(fate, { minLength: 50, maxLength: 50 }), async (fates) => {
    const of = key({ series: `s${run++}` });
    const taken = (await Promise.all(fates.map((one) => take(of, one)))).filter((number) => number !== undefined);
    expect(taken.toSorted((a, b) => a - b)).toEqual(taken.map((_, index) => index + 1));
    expect(taken).toHaveLength(fates.filter(({ aborts }) => !aborts).length);
  });
  await fc.assert(property, { numRuns: 6 });
});

test("a new year begins at 1, and the old year's series goes on by itself", async () => {
  const fate = { aborts: false, pause: 0 };
  await take(key(), fate);
  await take(key(), fate);
  expect(await take(key({ year: 2021 }), fate)).toBe(1);
  expect(await take(key(), fate)).toBe(3);
  expect(await peekNumber(database.db, key({ year: 2021 }))).toBe(2);
  expect(await peekNumber(database.db, key({ agencyCode: "H34" }))).toBe(1);
});
