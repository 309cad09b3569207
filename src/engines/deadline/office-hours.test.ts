import { expect, test } from "vitest";
import { formatHours, parseHours } from "./index.ts";

test.each([
  ["07:00-11:30, 13:30-17:00", "07:00–11:30, 13:30–17:00"],
  ["7h - 11h30; 13h30 – 17h", "07:00–11:30, 13:30–17:00"],
  ["7.30 đến 12 và 13 đến 16.30", "07:30–12:00, 13:00–16:30"],
  ["22:00-24:00", "22:00–24:00"],
])("%s", (text, hours) => {
  expect(formatHours(parseHours(text) ?? [])).toBe(hours);
});

test.each(["", "sáng", "07:00", "07:75-11:30", "07:00-11:30 13:30-17:00", "1-2,3-4,5-6,7-8,9-10"])(
  "%j is no office hours",
  (text) => {
    expect(parseHours(text)).toBeUndefined();
  },
);
