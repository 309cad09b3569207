import fc from "fast-check";
import { expect, test } from "vitest";
import { isInstant, readDate, readInstant, vietnamInstant, wireDate, wireInstant } from "./dates.ts";

test.each([
  ["2020/10/27", "2020-10-27", true],
  ["2020-10-27", "2020-10-27", false],
  ["27/10/2020", "2020-10-27", false],
  ["2020/1/5", "2020-01-05", false],
  ["2020/10/27 00:00:00", "2020-10-27", false],
  ["2020/02/29", "2020-02-29", true],
])("%s is read as %s", (text, iso, prescribed) => {
  expect(readDate(text)).toEqual({ iso, prescribed });
});

test.each([
  "2020/02/30",
  "2019/02/29",
  "2020/13/01",
  "2020/00/10",
  "0001/01/01",
  "9999/12/31",
  "hôm nay",
  "",
  "2020/10",
  "31/04/2020",
])("%s is no day", (text) => {
  expect(readDate(text)).toBeUndefined();
});

test.each([
  ["2020/10/27 09:15:07", "2020-10-27T09:15:07+07:00", true],
  ["2020-10-27T02:15:07Z", "2020-10-27T09:15:07+07:00", false],
  ["2020-10-27T02:15:07.123+0000", "2020-10-27T09:15:07+07:00", false],
  ["27/10/2020 9:05", "2020-10-27T09:05:00+07:00", false],
  ["2020/10/27", "2020-10-27T00:00:00+07:00", false],
])("the instant %s is read as %s", (text, iso, prescribed) => {
  expect(readInstant(text)).toEqual({ iso, prescribed });
});

test.each(["2020/10/27 24:00:00", "2020/10/27 10:61:00", "2020/02/30 10:00:00", "2020/10/27 sáng", ""])(
  "%s is no instant",
  (text) => {
    expect(readInstant(text)).toBeUndefined();
  },
);

test("dates and instants survive the wire", () => {
  const moments = fc.date({
    min: new Date("1950-01-01T00:00:00Z"),
    max: new Date("2190-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (moment) => {
      const iso = vietnamInstant(moment);
      expect(isInstant(iso)).toBe(true);
      expect(readInstant(wireInstant(iso))).toEqual({ iso, prescribed: true });
      expect(readDate(wireDate(iso.slice(0, 10)))).toEqual({ iso: iso.slice(0, 10), prescribed: true });
    }),
  );
});
