import Holidays from "date-holidays";
import { expect, test } from "vitest";
import { createWorkingTime, usualHours } from "./index.ts";
import { lunarDaysOf } from "./lunar-days.ts";
import { publicDays } from "./public-holidays.ts";

const offIn = (year: number) => publicDays(year, year).holidays.map(({ date }) => date.slice(5));

test.each([
  [2019, "01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02"],
  [2020, "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02"],
  [2021, "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03"],
  [2022, "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02"],
  [2023, "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04"],
  [2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02"],
])("the working days off in %i", (year, days) => {
  expect(offIn(year).join(" ")).toBe(days);
});

test("years that nobody decided yet follow the rule, and every year can be counted with", () => {
  const { holidays, workdays } = publicDays(2015, 2045);
  expect(holidays.filter(({ date }) => date.startsWith("2035")).length).toBeGreaterThanOrEqual(11);
  expect(() => createWorkingTime({ hours: usualHours, holidays, workdays })).not.toThrow();
  expect(holidays.every(({ name }) => name.vi !== "" && !/[à-ỹ]/i.test(name.en.replace("Hùng", "")))).toBe(true);
});

test("the lunar table says what date-holidays reckons, in every year that can be counted in", () => {
  const library = new Holidays("VN");
  for (let year = 1970; year < 2170; year++) {
    const found = library.getHolidays(year, "vi").filter(({ type }) => type === "public");
    const dayOf = (name: RegExp) => found.find((one) => name.test(one.name))?.date.slice(5, 10);
    expect([year, lunarDaysOf(year)]).toEqual([year, { eve: dayOf(/^Giao thừa/), hungKings: dayOf(/Hùng Vương/) }]);
  }
  expect([lunarDaysOf(1969), lunarDaysOf(2170)]).toEqual([undefined, undefined]);
});

test("a day says whether the law gives it or it was entered as decided", () => {
  const { holidays, workdays } = publicDays(2019, 2019);
  const entered = holidays.filter(({ basis }) => basis === "entered").map(({ date }) => date.slice(5));
  expect(entered.join(" ")).toBe("02-04 02-05 02-06 02-07 02-08 04-29");
  expect(workdays).toMatchObject([{ date: "2019-05-04", basis: "entered" }]);
  expect(publicDays(2035, 2035).holidays.every(({ basis }) => basis === "law")).toBe(true);
});
