import { createWorkingTime, minuteOf, publicDays, usualHours, type WorkingTime } from "../../engines/deadline/index.ts";

/**
 * How many working days lie between the days of two instants in Vietnam: 0 on the same day, 1 on the next working day.
 * Weekends and public holidays are not counted, days worked in their stead are.
 */
export function workingDaysBetween(from: Date, to: Date): number {
  const time = timeAround(from.getUTCFullYear());
  const endOf = (instant: Date): number => time.workedBefore((Math.floor(minuteOf(instant) / 1440) + 1) * 1440);
  return Math.max(0, endOf(to) - endOf(from)) / time.dayLength;
}

const known = new Map<number, WorkingTime>();

/** The working time of a year and its neighbours; documents are issued within days. */
function timeAround(year: number): WorkingTime {
  const found = known.get(year) ?? createWorkingTime({ hours: usualHours, ...publicDays(year - 1, year + 1) });
  known.set(year, found);
  return found;
}
