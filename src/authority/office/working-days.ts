import { minuteOf, type WorkingTime } from "../../engines/deadline/index.ts";

/**
 * How many working days of an agency's calendar lie between the days of two instants in Vietnam: 0 on the same day, 1 on the next working
 * day. Weekends and days off are not counted, days worked in their stead are.
 */
export function workingDaysBetween(time: WorkingTime, from: Date, to: Date): number {
  const endOf = (instant: Date): number => time.workedBefore((Math.floor(minuteOf(instant) / 1440) + 1) * 1440);
  return Math.max(0, endOf(to) - endOf(from)) / time.dayLength;
}
