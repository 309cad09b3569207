import { expect, test } from "vitest";
import { readDong } from "./read-dong.ts";

test.each([
  ["75000", 75_000],
  ["75.000", 75_000],
  ["1.200.000 đồng", 1_200_000],
  ["75 000đ", 75_000],
  ["0", 0],
  ["1000000000000", 1e12],
])("%s is %d đồng", (text, amount) => {
  expect(readDong(text)).toBe(amount);
});

test.each(["", "8.5", "10.50", "75,5", "-1", "1.2345", "năm nghìn", "1000000000001"])("%j is no amount", (text) => {
  expect(readDong(text)).toBeUndefined();
});
