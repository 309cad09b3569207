import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayOf, isoWeek, weekdayOf } from "./calendar.ts";
import {
  daysDuration,
  formatTemporal,
  monthsDuration,
  readDate,
  readDateTime,
  readDuration,
  readTemporal,
  readTime,
  secondsBetween,
  shiftMonths,
  shiftSeconds,
} from "./temporal.ts";

const day = fc.integer({ min: -400_000_000_000, max: 300_000_000_000 });

describe("the calendar", () => {
  test("counts days as the machine does, and far beyond", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0100-01-01"), max: new Date("9000-01-01"), noInvalidDate: true }),
        (date) => {
          const number = Math.floor(date.getTime() / 86_400_000);
          const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
          expect(dayOf(number)).toEqual(parts);
          expect(dayNumber(parts.year, parts.month, parts.day)).toBe(number);
          expect(weekdayOf(number) % 7).toBe(date.getUTCDay());
        },
      ),
    );
    fc.assert(
      fc.property(day, (number) => {
        const { year, month, day: ofMonth } = dayOf(number);
        expect(dayNumber(year, month, ofMonth)).toBe(number);
      }),
    );
  });

  test.each([
    [2020, 12, 31, 53],
    [2021, 1, 3, 53],
    [2021, 1, 4, 1],
    [2018, 12, 31, 1],
  ])("the ISO week of %i-%i-%i is %i", (year, month, ofMonth, week) => {
    expect(isoWeek(dayNumber(year, month, ofMonth))).toBe(week);
  });
});

describe("dates, times and durations", () => {
  test("written and read are the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (milliseconds) => {
        const duration = daysDuration(milliseconds / 1000);
        expect(readDuration(formatTemporal(duration))).toEqual(duration);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (months) => {
        expect(readDuration(formatTemporal(monthsDuration(months)))).toEqual(monthsDuration(months));
      }),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0100-01-01"), max: new Date("9000-01-01"), noInvalidDate: true }),
        fc.constantFrom("", "Z", "+07:00", "-03:30", "@Asia/Ho_Chi_Minh"),
        (date, place) => {
          const text = date.toISOString().replace("Z", "");
          const read = readDateTime(text + place);
          const again = read && readDateTime(formatTemporal(read));
          expect(again).toEqual(read);
          const since =
            read && secondsBetween({ ...read, year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 }, read);
          expect(since).toBeCloseTo(date.getTime() / 1000, 5);
        },
      ),
    );
  });

  test("some seconds later and as many earlier is the same moment", () => {
    const moment = readDateTime("2020-02-28T23:59:59.5Z");
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (seconds) => {
        const later = moment && shiftSeconds(moment, seconds);
        expect(later && shiftSeconds(later, -seconds)).toEqual(moment);
      }),
    );
  });

  test("a month later is the same day, or the last", () => {
    const leap = readDate("2020-01-31");
    expect(leap && formatTemporal(shiftMonths(leap, 1) ?? leap)).toBe("2020-02-29");
    expect(leap && formatTemporal(shiftMonths(leap, -11) ?? leap)).toBe("2019-02-28");
  });

  test.each(["2020-2-1", "20-01-01", "02020-01-01", "2020-01-01Z", "2020-00-10", "2020-04-31", "1.1.2020", ""])(
    "%j is no date",
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );

  test.each([
    "7:00:00",
    "24:00:00",
    "07:60:00",
    "07:00:60",
    "07:00",
    "07:00:00+25:00",
    "07:00:00@Nowhere/City",
    "07:00:00+7",
  ])("%j is no time", (text) => {
    expect(readTime(text)).toBeNull();
  });

  test.each(["P", "PT", "P1H", "1D", "P1Y2D", "P-1D", "P1.5D", "PT1D", "P1W"])("%j is no duration", (text) => {
    expect(readDuration(text)).toBeNull();
  });

  test("no text makes reading throw", () => {
    const signs = fc.constantFrom(
      "2020",
      "-",
      "01",
      "T",
      ":",
      "P",
      "Y",
      "M",
      "D",
      "S",
      "@",
      "Z",
      "+",
      ".",
      "Etc/UTC",
      "9",
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
        expect(() => readTemporal(parts.join(""))).not.toThrow();
      }),
    );
  });
});
