import { expect, test } from "vitest";
import { createWorkingTime, usualHours } from "../deadline/index.ts";
import { firings, isTime, timerAt } from "./timer.ts";

const time = createWorkingTime({ hours: usualHours, holidays: [], workdays: [] });
const from = new Date("2020-10-30T10:00:00+07:00");
const at = (text: string, fired = 0): string | undefined => timerAt(text, { from, time, fired })?.toISOString();

test.each([
  ["PT4H", "2020-10-30T07:00:00.000Z"],
  ["P3D", "2020-11-02T03:00:00.000Z"],
  ["P1W", "2020-11-06T03:00:00.000Z"],
  ["P4M", "2021-02-28T03:00:00.000Z"],
  ["P1Y2M3DT4H5M6S", "2022-01-02T07:05:06.000Z"],
  ["2020-12-01", "2020-11-30T17:00:00.000Z"],
  ["2020-12-01T08:00", "2020-12-01T01:00:00.000Z"],
  ["2020-12-01T08:00:00Z", "2020-12-01T08:00:00.000Z"],
  // Friday 10:00 and two working days of eight hours: Tuesday 10:00.
  ["2 working days", "2020-11-03T03:00:00.000Z"],
  ["4 giờ làm việc", "2020-10-30T09:00:00.000Z"],
])("%s fires at %s", (text, expected) => {
  expect(isTime(text)).toBe(true);
  expect(at(text)).toBe(expected);
});

test("repetitions fire as often as they say, the first time at their date when they have one", () => {
  expect([firings("R3/PT10M"), firings("R/PT1H"), firings("P1D")]).toEqual([3, Number.POSITIVE_INFINITY, 1]);
  expect(at("R3/2020-12-01T08:00/P1D")).toBe("2020-12-01T01:00:00.000Z");
  expect(at("R3/2020-12-01T08:00/P1D", 1)).toBe("2020-10-31T03:00:00.000Z");
});

test.each([
  "",
  "soon",
  "P",
  "PT",
  "R3/soon",
  "0 0 9 ? * MON",
  "three days",
  "R/PT0S",
  "P0D",
  "R0/PT1H",
  "R/2020-11-20",
  "R/PT1H/2020-11-20T08:00",
  "2020-13-45T99:99",
  "2020-02-31",
  "P99999999Y",
])("%j is no time", (text) => {
  expect(isTime(text)).toBe(false);
  expect(at(text)).toBeUndefined();
});
