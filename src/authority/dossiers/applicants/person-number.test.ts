import fc from "fast-check";
import { expect, test } from "vitest";
import { readPersonNumber } from "./person-number.ts";
import { readDay, writeDay } from "./read-day.ts";

const today = "2020-11-24";

test.each([
  ["068190001234", "cccd", "068190001234"],
  ["068 190 001 234", "cccd", "068190001234"],
  ["250123456", "cmnd", "250123456"],
  ["b1234567", "passport", "B1234567"],
  ["0100109106", "tax", "0100109106"],
  ["0100109106001", "tax", "0100109106-001"],
  ["0100109106-001", "tax", "0100109106-001"],
])("%s is a %s", (text, kind, number) => {
  expect(readPersonNumber(text, today)).toEqual({ kind, number, doubts: [] });
});

test("nothing is no number; a form that nobody knows is kept with a doubt", () => {
  expect(readPersonNumber(" ", today)).toBeUndefined();
  expect(readPersonNumber("12-34", today)).toEqual({ kind: "other", number: "12-34", doubts: ["unknown-form"] });
  expect(readPersonNumber("68190001234", today)).toMatchObject({ kind: "other", doubts: ["eleven-digits"] });
});

test("a citizen number is held against birth place, year and gender", () => {
  expect(readPersonNumber("003190001234", today)?.doubts).toEqual(["birth-place"]);
  expect(readPersonNumber("068399001234", today)?.doubts).toEqual(["born-in-future"]);
  const woman = { birthDate: "1990-10-12", gender: "female" } as const;
  expect(readPersonNumber("068190001234", today, woman)?.doubts).toEqual([]);
  expect(readPersonNumber("068090001234", today, woman)?.doubts).toEqual(["gender-differs"]);
  expect(readPersonNumber("068191001234", today, woman)?.doubts).toEqual(["year-differs"]);
  expect(readPersonNumber("107190001234", today)?.doubts).toEqual([]);
});

test("one wrong digit of a tax code is noticed", () => {
  const right = fc.stringMatching(/^\d{9}$/).map((nine) => {
    const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((total, weight, at) => total + weight * Number(nine[at]), 0);
    return nine + String(10 - (sum % 11));
  });
  fc.assert(
    fc.property(
      right.filter((code) => code.length === 10),
      fc.nat(9),
      fc.integer({ min: 1, max: 9 }),
      (code, at, by) => {
        expect(readPersonNumber(code, today)?.doubts).toEqual([]);
        const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
        expect(readPersonNumber(wrong, today)?.doubts).toEqual(["tax-check-digit"]);
      },
    ),
  );
});

test("days are read as people write them", () => {
  for (const text of ["12/10/1990", "12-10-1990", "12.10.1990", "12101990", "1990-10-12", " 12/10/1990 "])
    expect(readDay(text)).toBe("1990-10-12");
  for (const text of ["31/02/1990", "1990", "12/13/1990", "00000000", "12/10/90", ""])
    expect(readDay(text)).toBeUndefined();
  expect(writeDay("1990-10-12")).toBe("12/10/1990");
});
