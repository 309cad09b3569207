import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDateTime, isoDay, startOfDay } from "./format.ts";

const minute = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

test("a wall in Vietnam shows what the time zone database says", () => {
  const instants = fc.date({ min: new Date("1976-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(formatDateTime(instant)).toBe(minute.format(instant).replace(", ", " "));
    }),
  );
});

test("a day begins at 17:00 UTC of the day before", () => {
  expect(startOfDay("2020-11-24").toISOString()).toBe("2020-11-23T17:00:00.000Z");
  expect(isoDay(new Date("2020-11-23T16:59:59Z"))).toBe("2020-11-23");
  expect(isoDay(new Date("2020-11-23T17:00:00Z"))).toBe("2020-11-24");
});
