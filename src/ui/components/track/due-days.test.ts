import { expect, test } from "vitest";
import { createWorkingTime, explainDue, parseLimit, usualHours } from "../../../engines/deadline/index.ts";
import { dueDays } from "./due-days.ts";

const time = createWorkingTime({
  hours: usualHours,
  holidays: [{ date: "2021-01-01", name: { vi: "Tết Dương lịch", en: "New Year's Day" } }],
  workdays: [],
});
const at = (minute: string) => new Date(`${minute}:00+07:00`);
const explained = (from: string, limit: string, more = {}) =>
  explainDue(time, { from: at(from), limit: parseLimit(limit), ...more });

test("the calendar names every day from receipt to the due day, and the ledger sums to the limit", () => {
  const pauses = [{ from: at("2020-12-28T17:00"), to: at("2020-12-30T17:00"), reason: "supplement" }];
  const days = dueDays(explained("2020-12-24T07:35", "5 ngày làm việc", { pauses }), at("2021-01-04T09:00"), "vi");
  const marks = days?.weeks.map((week) => week.map(({ date, kind, mark }) => `${date} ${kind} ${mark ?? ""}`.trim()));
  expect(marks).toEqual([
    ["21/12 out", "22 out", "23 out", "24 received nhận", "25 counted 1", "26 off nghỉ", "27 off nghỉ"],
    [
      "28 counted 2",
      "29 waiting chờ",
      "30 waiting chờ",
      "31 counted 3",
      "01/01 holiday nghỉ",
      "02 off nghỉ",
      "03 off nghỉ",
    ],
    ["04 counted 4", "05 due 5", "06 out", "07 out", "08 out", "09 out", "10 out"],
  ]);
  expect(days?.rows.map(({ term, value }) => [term, value])).toEqual([
    ["Ngày được tính: 25, 28, 31/12, 04 và 05/01", "5"],
    ["Chờ bổ sung giấy tờ: 29 và 30/12", "2"],
    ["Nghỉ cuối tuần: 26, 27/12, 02 và 03/01", "4"],
    ["Ngày nghỉ: Tết Dương lịch: 01/01", "1"],
  ]);
  expect(
    days?.weeks
      .flat()
      .filter(({ today }) => today)
      .map(({ date }) => date),
  ).toEqual(["04"]);
});

test("a day cut by a pause shows the part that was counted, and the due day still ends at the limit", () => {
  const pauses = [{ from: at("2020-12-28T16:40"), to: at("2020-12-30T16:40"), reason: "supplement" }];
  const days = dueDays(explained("2020-12-24T07:35", "3 ngày làm việc", { pauses }), at("2020-12-29T09:00"), "vi");
  expect(
    days?.weeks.flat().flatMap(({ kind, date, mark }) => (kind === "counted" || kind === "due" ? [[date, mark]] : [])),
  ).toEqual([
    ["25", "1"],
    ["28", "2"],
    ["31", "3"],
  ]);
  expect(days?.rows.map(({ term, value }) => [term, value])).toEqual([
    ["Ngày được tính: 25, 28 và 31/12", "3"],
    ["Chờ bổ sung giấy tờ: 29 và 30/12", "2"],
    ["Nghỉ cuối tuần: 26 và 27/12", "2"],
  ]);
});

test("while the clock stands still the days of waiting go on to today", () => {
  const pauses = [{ from: at("2020-12-28T17:00"), to: null, reason: "payment" }];
  const days = dueDays(explained("2020-12-24T07:35", "5 ngày làm việc", { pauses }), at("2020-12-31T09:00"), "en");
  expect(days?.rows.map(({ term, value }) => [term, value])).toContainEqual([
    "Clock stopped: 29, 30 and 31 December",
    "3",
  ]);
  expect(days?.weeks.flat().some(({ kind }) => kind === "due")).toBe(false);
});

test("a limit of hours counts hours; calendar days count whole; years are no calendar", () => {
  const hours = dueDays(explained("2020-12-24T08:00", "4 giờ làm việc"), at("2020-12-24T09:00"), "vi");
  expect(hours?.weeks.flat().find(({ kind }) => kind === "due")?.mark).toBe("hẹn");
  expect(hours?.rows.map(({ value }) => value)).toEqual(["4 giờ"]);
  const calendar = dueDays(explained("2020-12-24T08:00", "10 ngày"), at("2020-12-24T09:00"), "vi");
  expect(calendar?.rows[0]).toMatchObject({ value: "10" });
  expect(dueDays(explained("2020-12-24T08:00", "200 ngày làm việc"), at("2020-12-24T09:00"), "vi")).toBeUndefined();
});
