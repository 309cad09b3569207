import fc from "fast-check";
import { expect, test } from "vitest";
import { gridValues } from "./scale.ts";

test("round lines for ordinary data", () => {
  expect(gridValues(4821)).toEqual([2000, 4000]);
  expect(gridValues(44)).toEqual([20, 40]);
  expect(gridValues(0)).toEqual([]);
  expect(gridValues(Number.NaN)).toEqual([]);
});

test("one to three lines, evenly spaced, never above the data", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (greatest) => {
      const lines = gridValues(greatest);
      expect(lines.length).toBeGreaterThanOrEqual(1);
      expect(lines.length).toBeLessThanOrEqual(3);
      expect(lines.at(-1)).toBeLessThanOrEqual(greatest * 1.0002);
      expect(lines.every((value, index) => Math.abs(value - (lines[0] ?? 0) * (index + 1)) < value * 1e-9)).toBe(true);
    }),
  );
});
