import { dayNumber, dayOf, daysIn, isoWeek, weekdayOf } from "../calendar.ts";
import { equal } from "../compare.ts";
import { dateOf, dayNumberOf, offsetOf } from "../temporal.ts";
import {
  type FeelDate,
  type FeelDateTime,
  type FeelFunction,
  feel,
  isDate,
  isDateTime,
  isTime,
  kindOf,
} from "../value.ts";
import { builtin, type Form } from "./define.ts";

/** The present moment is what the run was started with, in Vietnam's time. */
export const temporalFunctions: Readonly<Record<string, FeelFunction>> = {
  "day of year": ofDay((day) => dayNumberOf(day) - dayNumber(day.year, 1, 1) + 1),
  "day of week": ofDay((day) => weekdays[weekdayOf(dayNumberOf(day)) - 1]),
  "month of year": ofDay((day) => months[day.month - 1]),
  "week of year": ofDay((day) => isoWeek(dayNumberOf(day))),
  "last day of month": ofDay(({ year, month }) => daysIn(year, month)),
  now: builtin({ params: [], run: (_, { now }) => now && presentIn(now) }),
  today: builtin({ params: [], run: (_, { now }) => now && dateOf(presentIn(now)) }),
  is: builtin({
    params: [
      ["value1", "any?"],
      ["value2", "any?"],
    ],
    run([a, b], run) {
      if (kindOf(a) !== kindOf(b)) return false;
      // The same moment in another place is not the same value.
      const placed = (isTime(a) || isDateTime(a)) && (isTime(b) || isDateTime(b));
      if (placed && offsetOf(a) !== offsetOf(b)) return false;
      return equal(a, b, run) === true;
    },
  }),
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function presentIn(now: Date): FeelDateTime {
  const wall = now.getTime() + vietnam * 1000;
  const { year, month, day } = dayOf(Math.floor(wall / 86_400_000));
  const rest = (wall / 1000) % 86_400;
  const clock = { hour: Math.floor(rest / 3600), minute: Math.floor((rest % 3600) / 60), second: rest % 60 };
  return { [feel]: "date and time", year, month, day, ...clock, offset: vietnam, zone: null };
}

/** Seconds ahead of UTC. */
const vietnam = 7 * 3600;

function ofDay(answer: (day: FeelDate | FeelDateTime) => unknown): FeelFunction {
  const form: Form = {
    params: [["date", "day"]],
    run: ([day]) => (isDate(day) || isDateTime(day) ? answer(day) : null),
  };
  return builtin(form);
}
