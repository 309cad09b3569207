import { expect, test } from "vitest";
import { createWorkingTime, findDue, publicDays, usualHours } from "../../engines/deadline/index.ts";
import { countingOfIssue } from "./open-items.ts";
import { workingDaysBetween } from "./working-days.ts";

const time = createWorkingTime({ hours: usualHours, ...publicDays(2019, 2021) });

test.each([
  ["2020-11-24T09:00", "2020-11-24T16:00", 0],
  ["2020-11-24T09:00", "2020-11-25T16:00", 1],
  // Signed on Friday: Monday is the next working day.
  ["2020-11-20T16:00", "2020-11-23T08:00", 1],
  ["2020-11-20T16:00", "2020-11-24T08:00", 2],
  // 2 September is a day off; a make-up Saturday is worked.
  ["2020-09-01T16:00", "2020-09-03T08:00", 1],
  ["2019-05-03T16:00", "2019-05-04T08:00", 1],
  // Eleven at night and one in the morning are two days in Vietnam, though one in UTC.
  ["2020-11-24T23:00", "2020-11-25T01:00", 1],
])("from %s to %s: %i", (from, to, days) => {
  expect(workingDaysBetween(time, new Date(`${from}:00+07:00`), new Date(`${to}:00+07:00`))).toBe(days);
});

test.each([
  ["2020-11-24T09:00", "2020-11-25T17:00"],
  ["2020-11-24T23:00", "2020-11-25T17:00"],
  ["2020-11-20T16:00", "2020-11-23T17:00"],
  // Signed on a Saturday: Monday is the next working day.
  ["2020-11-21T09:00", "2020-11-23T17:00"],
  ["2020-09-01T16:00", "2020-09-03T17:00"],
])("signed %s: to be issued by %s, and late from the next working day on", (signed, due) => {
  const at = new Date(`${signed}:00+07:00`);
  const found = findDue(time, countingOfIssue(at));
  expect(found).toEqual(new Date(`${due}:00+07:00`));
  expect(workingDaysBetween(time, at, found ?? at)).toBe(1);
});
