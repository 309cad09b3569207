import { type Counting, type Plan, planOf } from "./counting.ts";
import { dayOf, instantOf, type LocalMinute } from "./local-time.ts";
import type { WorkingTime } from "./working-time.ts";

/**
 * When something is due, without the explanation. Undefined while the clock stands still without an end.
 * Throws LimitError, MixedLimitsError, OutOfRangeError.
 */
export function findDue(time: WorkingTime, counting: Counting): Date | undefined {
  const plan = planOf(time, counting);
  const due = plan.byCalendar ? calendarDue(time, calendarEnd(plan)) : workingEnd(time, plan);
  return due === undefined ? undefined : instantOf(due);
}

/** The minute in which the working minutes of a plan are used up. */
export function workingEnd(time: WorkingTime, { start, minutes, stops }: Plan): LocalMinute | undefined {
  let left = minutes;
  let from = start;
  for (const stop of stops) {
    if (stop.to <= from) continue;
    const until = Math.max(stop.from, from);
    const worked = time.workedBefore(until) - time.workedBefore(from);
    if (worked >= left) break;
    if (!Number.isFinite(stop.to)) return undefined;
    left -= worked;
    from = stop.to;
  }
  // A limit of nothing is over when counting begins; any other ends where its last minute was worked.
  return left === 0 ? time.openingFrom(from) : time.endOf(time.workedBefore(from) + left);
}

/** The minute in which the days of a plan are used up, whatever day that is. */
export function calendarEnd({ start, minutes, stops }: Plan): LocalMinute | undefined {
  let left = minutes;
  let from = start;
  for (const stop of stops) {
    if (stop.to <= from) continue;
    const until = Math.max(stop.from, from);
    if (until - from >= left) break;
    if (!Number.isFinite(stop.to)) return undefined;
    left -= until - from;
    from = stop.to;
  }
  return from + left;
}

/** A calendar limit is over when the office closes on its last day, or on the next working day when that is a day off. */
export function calendarDue(time: WorkingTime, end: LocalMinute | undefined): LocalMinute | undefined {
  if (end === undefined) return undefined;
  const last = dayOf(end - 1);
  return time.closes(time.isWorking(last) ? last : time.nextWorkingDay(last));
}
