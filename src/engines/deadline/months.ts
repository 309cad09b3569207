import { dayOfDate } from "./local-time.ts";
import type { WorkingTime } from "./working-time.ts";

/** How many days are worked in each month of a year, January first. Throws OutOfRangeError. */
export function workingDaysByMonth(time: WorkingTime, year: number): readonly number[] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = dayOfDate(`${year}-${String(month + 1).padStart(2, "0")}-01`) ?? 0;
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Array.from({ length }, (_day, index) => first + index).filter((day) => time.isWorking(day)).length;
  });
}
