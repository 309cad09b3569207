import { expect, test } from "vitest";
import { createWorkingTime, publicDays, usualHours } from "../../engines/deadline/index.ts";
import { lawDaysOf } from "./law-days.ts";

const time = createWorkingTime({ hours: usualHours, ...publicDays(2020, 2021) });

test.each([
  // Effect on Monday 16 November: twenty working days before is Monday 19 October. Decided on Friday 23 October: ten working days are Friday 6 November.
  ["G15", "2020-10-23", "2020-10-19", "2020-11-06", "2020-11-16", [false, false]],
  ["G15", "2020-10-23", "2020-10-20", "2020-11-09", "2020-11-16", [true, true]],
  // A province: Monday 9 November is five working days before Monday 16; decided on Friday 30 October: five are Friday 6.
  ["H36", "2020-10-30", "2020-11-09", "2020-11-06", "2020-11-16", [false, false]],
  ["H36", "2020-10-30", "2020-11-10", "2020-11-09", "2020-11-16", [true, true]],
] as const)(
  "%s decided %s, announced %s, published %s, effect %s",
  (owner, decidedOn, announcedOn, publishedOn, effectiveFrom, late) => {
    const judged = lawDaysOf(time, { owner, decidedOn, announcedOn, publishedOn, effectiveFrom });
    expect([judged.isAnnouncedLate, judged.isPublishedLate]).toEqual(late);
  },
);

test("holidays are not working days: 2 September 2020 moves a province's last day", () => {
  const days = { owner: "H36", announcedOn: "2020-08-01", publishedOn: "2020-09-01" };
  const judged = lawDaysOf(time, { ...days, decidedOn: "2020-08-31", effectiveFrom: "2020-09-08" });
  expect([judged.announceBy, judged.publishBy]).toEqual(["2020-08-31", "2020-09-08"]);
});
