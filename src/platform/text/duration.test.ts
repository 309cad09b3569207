import { expect, test } from "vitest";
import { formatDuration } from "./duration.ts";

test("a lag is told in the unit people would use, from two days on in days", () => {
  const said = [1_500, 95_000, 7_200_000, 48 * 3_600_000, 3_094.4 * 3_600_000].map((ms) => formatDuration(ms, "vi"));
  expect(said).toEqual(["1,5 giây", "2 phút", "2,0 giờ", "48,0 giờ", "128,9 ngày"]);
  expect(formatDuration(72 * 3_600_000, "en")).toBe("3.0 days");
});
