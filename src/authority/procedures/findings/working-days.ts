import type { WorkingTime } from "../../../engines/deadline/index.ts";

const dayMinutes = 1440;

/** Working days after one day up to and with another (`yyyy-MM-dd`); negative when the other comes first. */
export function workingDaysAfter(from: string, to: string, time: WorkingTime): number {
  const endOf = (day: string): number =>
    time.workedBefore((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 1) * dayMinutes);
  return Math.round((endOf(to) - endOf(from)) / time.dayLength);
}
