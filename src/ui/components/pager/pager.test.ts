import fc from "fast-check";
import { expect, test } from "vitest";
import { pageNumbers } from "./pager.tsx";

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [7, 21, [1, "gap", 6, 7, 8, "gap", 21]],
  [3, 21, [1, 2, 3, 4, "gap", 21]],
  [4, 21, [1, 2, 3, 4, 5, "gap", 21]],
  [21, 21, [1, "gap", 20, 21]],
])("page %i of %i", (page, last, expected) => {
  expect(pageNumbers(page, last)).toEqual(expected);
});

test("always the first, the last and the current page, in order, at most seven entries", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (a, b) => {
      const [page, last] = a < b ? [a, b] : [b, a];
      const entries = pageNumbers(page, last);
      const numbers = entries.filter((entry) => entry !== "gap");
      expect(numbers).toEqual([...new Set(numbers)].sort((x, y) => x - y));
      expect(numbers).toEqual(expect.arrayContaining([1, page, last]));
      expect(entries.length).toBeLessThanOrEqual(7);
    }),
  );
});
