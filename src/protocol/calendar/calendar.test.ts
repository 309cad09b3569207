import { expect, test } from "vitest";
import { calendarMessageSchema, writeCalendarFile } from "./index.ts";

const at = new Date("2020-11-24T02:00:00Z");

test("a calendar file: whole days, ends after the last, escaped, folded within 75 octets", () => {
  const name = "Nghỉ lũ, cả tỉnh; theo Công văn hoả tốc số 9614/UBND-KSTT của Ủy ban nhân dân tỉnh Lâm Đồng";
  const file = writeCalendarFile([{ first: "2020-11-13", last: "2020-11-14", summary: name, description: "a\nb\\c" }], {
    name: "Lịch",
    host: "h36",
    at,
  });
  const lines = file.split("\r\n");
  expect(lines.at(-1)).toBe("");
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const whole = file.replaceAll("\r\n ", "").split("\r\n");
  expect(whole).toContain("DTSTART;VALUE=DATE:20201113");
  expect(whole).toContain("DTEND;VALUE=DATE:20201115");
  expect(whole).toContain("DTSTAMP:20201124T020000Z");
  expect(whole).toContain(`SUMMARY:${name.replace(",", "\\,").replace(";", "\\;")}`);
  expect(whole).toContain("DESCRIPTION:a\\nb\\\\c");
});

test("a message whose days are of another year, or twice, is none", () => {
  const day = { date: "2020-12-31", kind: "off", name: { vi: "a", en: "a" }, basis: "law", decision: null };
  const message = (days: readonly unknown[]) => ({
    version: 1,
    full: false,
    years: [{ year: 2020, decision: null, days }],
  });
  expect(calendarMessageSchema.safeParse(message([day])).success).toBe(true);
  expect(calendarMessageSchema.safeParse(message([day, day])).success).toBe(false);
  expect(calendarMessageSchema.safeParse(message([{ ...day, date: "2021-01-01" }])).success).toBe(false);
  expect(calendarMessageSchema.safeParse(message([{ ...day, date: "2020-02-30" }])).success).toBe(false);
});
