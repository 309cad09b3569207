import { describe, expect, test } from "vitest";
import {
  calendarOf,
  createWorkingTime,
  type DayChange,
  type DayMark,
  foldDays,
  planDayChange,
  usualHours,
  workingDaysByMonth,
} from "./index.ts";

const name = { vi: "Nghỉ lũ", en: "Flood" };
const mark = (date: string, kind: DayMark["kind"]): readonly [string, DayMark] => [date, { date, kind, name }];
const own = new Map([mark("2020-11-13", "off"), mark("2020-11-14", "work")]);
const beneath = new Map([mark("2020-09-02", "off"), mark("2020-12-19", "work")]);
const plan = (change: DayChange, hasReason = false) =>
  planDayChange(change, { own, beneath, today: "2020-06-01", hasReason });
const codes = (change: DayChange) => plan(change).problems.map(({ code, field }) => `${code} ${field}`);
const off = (first: string, last = first): DayChange => ({ kind: "off", first, last, name });
const work = (first: string, last = first): DayChange => ({ kind: "work", first, last, name });
const swap = (one: string, other: string): DayChange => ({ kind: "swap", off: one, worked: other });

test("a range skips weekends, but not one on which those beneath work", () => {
  const dates = (change: DayChange) => plan(change).steps.map(({ date }) => date);
  expect(dates(off("2020-11-20", "2020-11-23"))).toEqual(["2020-11-20", "2020-11-23"]);
  expect(dates(off("2020-12-18", "2020-12-20"))).toEqual(["2020-12-18", "2020-12-19"]);
});

test("a swap is one act of two days, which name each other, over the turn of a year too", () => {
  const { steps, problems } = plan(swap("2020-12-31", "2021-01-09"));
  expect(problems).toEqual([]);
  expect(steps.map(({ date, mark: after }) => [date, after?.kind, after?.name.vi])).toEqual([
    ["2020-12-31", "off", "Nghỉ hoán đổi, làm bù ngày 09/01"],
    ["2021-01-09", "work", "làm bù cho ngày 31/12"],
  ]);
});

describe("what is wrong is said at its field", () => {
  test.each<readonly [string, DayChange, readonly string[]]>([
    ["no such day", off("2020-02-30"), ["date-impossible first"]],
    ["no such last day", off("2020-11-20", "2020-11-31"), ["date-impossible last"]],
    ["backwards", off("2020-11-20", "2020-11-19"), ["range-backwards last"]],
    ["over a year", off("2020-11-20", "2021-11-21"), ["range-too-long last"]],
    ["overlapping an own day off", off("2020-11-12", "2020-11-13"), ["already-off first"]],
    ["overlapping a day off of all", off("2020-09-01", "2020-09-03"), ["already-off first"]],
    ["off and worked", off("2020-11-14"), ["off-and-worked first"]],
    ["only a weekend", off("2020-11-21", "2020-11-22"), ["off-anyway first"]],
    ["worked and off", work("2020-11-13"), ["off-and-worked first"]],
    ["worked on a day off of all", work("2020-09-02"), ["off-and-worked first"]],
    ["worked twice", work("2020-12-19"), ["already-worked first"]],
    ["worked on a working day", work("2020-11-20", "2020-11-21"), ["works-anyway first"]],
    ["swapped off a weekend", swap("2020-11-21", "2020-11-28"), ["off-anyway off"]],
    ["swapped to a working day", swap("2020-11-20", "2020-11-24"), ["not-a-weekend worked"]],
    ["swapped with itself", swap("2020-11-20", "2020-11-20"), ["not-a-weekend worked"]],
    ["swapped off a day off", swap("2020-11-13", "2020-11-28"), ["already-off off"]],
    ["swapped off a worked day", swap("2020-12-19", "2020-11-28"), ["off-and-worked off"]],
    ["swapped to a day off", swap("2020-11-20", "2020-09-02"), ["off-and-worked worked"]],
    ["swapped to a worked day", swap("2020-11-20", "2020-12-19"), ["already-worked worked"]],
    ["swapped days that are none", swap("", "2020-13-01"), ["date-impossible off", "date-impossible worked"]],
    ["nothing to remove", { kind: "removal", first: "2020-09-02", last: "2020-09-02" }, ["nothing-there first"]],
    ["in the past", off("2020-05-04"), ["past-needs-reason reason"]],
  ])("%s", (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test("the past is changed with a reason, and a year is the longest range", () => {
    expect(plan(off("2020-05-04"), true).problems).toEqual([]);
    expect(codes(off("2021-01-01", "2022-01-01"))).toEqual([]);
  });

  test("many days are named by the first three", () => {
    const { problems } = plan(work("2020-11-16", "2020-11-20"));
    expect(problems[0]?.message.vi).toContain("16/11/2020, 17/11/2020, 18/11/2020 và 2 ngày khác");
  });
});

test("removal takes away what stands in the range", () => {
  expect(plan({ kind: "removal", first: "2020-11-01", last: "2020-11-30" }).steps).toEqual([
    { date: "2020-11-13", mark: null },
    { date: "2020-11-14", mark: null },
  ]);
});

test("marks in layers make a calendar: the later says what holds, and months are counted by it", () => {
  const both = createWorkingTime(calendarOf(usualHours, beneath, own, new Map([mark("2020-09-02", "work")])));
  expect(workingDaysByMonth(both, 2020)).toEqual([23, 20, 22, 22, 21, 22, 23, 21, 22, 22, 21, 24]);
});

test("days that follow each other are one range, over a weekend too, when they mean the same", () => {
  const tet = ["2020-01-23", "2020-01-24", "2020-01-27", "2020-01-28"].map((date) => mark(date, "off")[1]);
  const other = { ...mark("2020-01-29", "off")[1], name: { vi: "Khác", en: "Other" } };
  const ranges = foldDays([other, ...tet, mark("2020-02-03", "off")[1]]);
  expect(ranges.map(({ first, last, days }) => [first, last, days.length])).toEqual([
    ["2020-01-23", "2020-01-28", 4],
    ["2020-01-29", "2020-01-29", 1],
    ["2020-02-03", "2020-02-03", 1],
  ]);
  expect(foldDays(tet, () => false)).toHaveLength(4);
});
