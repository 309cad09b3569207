import { isoDay } from "../../platform/text/index.ts";

/**
 * How many working days lie between the days of two instants in Vietnam: 0 on the same day, 1 on the next working day.
 * Saturdays and Sundays are not counted; public holidays are.
 */
export function workingDaysBetween(from: Date, to: Date): number {
  const day = new Date(`${isoDay(from)}T00:00:00Z`);
  const last = new Date(`${isoDay(to)}T00:00:00Z`);
  let count = 0;
  while (day < last) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) count += 1;
  }
  return count;
}
