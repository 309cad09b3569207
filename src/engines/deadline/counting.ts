import { checked, type Limit } from "./limit.ts";
import { dayMinutes, dayOf, type LocalDay, type LocalMinute, minuteOf } from "./local-time.ts";
import type { PauseReason } from "./why.ts";
import type { WorkingTime } from "./working-time.ts";

/** A time in which the clock may stand still; without an end it goes on. */
export type Pause = {
  readonly from: Date;
  readonly to: Date | null;
  readonly reason?: PauseReason;
  /** False for what counts against the office, such as a second request for supplements (QĐ 766/QĐ-TTg). Default true. */
  readonly stopsClock?: boolean;
};

/** What is asked: since when, how long, and what stood in between. */
export type Counting = {
  /** When everything needed was received. */
  readonly from: Date;
  readonly limit: Limit;
  /** Working days are counted from the very minute, not from the next working day. */
  readonly hourExact?: boolean;
  readonly pauses?: readonly Pause[];
  /** Longer limits granted later; each adds to the first. Not for `same-day`. */
  readonly extensions?: readonly Limit[];
};

/** A stretch in which the clock stands still; `to` is infinite when it goes on. */
export type Stopped = { readonly from: LocalMinute; readonly to: LocalMinute; readonly reason: PauseReason };

/** The beginning, the length and the stops of a counting, in minutes: what the fast and the explained way share. */
export type Plan = {
  readonly received: LocalMinute;
  /** The day as of which it counts as received: the day of receipt, or the next working day. */
  readonly receivedDay: LocalDay;
  readonly start: LocalMinute;
  /** Working minutes, or minutes of whole calendar days. */
  readonly minutes: number;
  readonly byCalendar: boolean;
  readonly stops: readonly Stopped[];
};

/** Reads what is asked. Throws LimitError, OutOfRangeError. */
export function planOf(time: WorkingTime, counting: Counting): Plan {
  const limit = checked(counting.limit);
  const received = minuteOf(counting.from);
  const receivedDay = effectiveDay(time, received);
  const stops = counting.pauses && counting.pauses.length > 0 ? mergedStops(counting.pauses) : none;
  const common = { received, receivedDay, stops };
  if (limit.unit === "same-day") {
    const start = time.openingFrom(received);
    // Received after the hour, or when nobody was there: the whole next working day is left.
    const inTime = received - dayOf(received) * dayMinutes < limit.before && receivedDay === dayOf(received);
    const last = inTime || receivedDay !== dayOf(received) ? receivedDay : time.nextWorkingDay(receivedDay);
    const minutes = time.workedBefore(time.closes(last)) - time.workedBefore(start);
    return { ...common, start, minutes, byCalendar: false };
  }
  const minutes = sumOf(time, limit, counting.extensions ?? none);
  if (limit.unit === "days")
    return { ...common, start: time.nextWorkingDay(receivedDay) * dayMinutes, minutes, byCalendar: true };
  const exact = limit.unit === "working-hours" || counting.hourExact === true;
  const start = exact ? time.openingFrom(received) : time.opens(time.nextWorkingDay(receivedDay));
  return { ...common, start, minutes, byCalendar: false };
}

const none: readonly never[] = [];

/** Receipt after closing time, or on a day off, is receipt on the next working day. */
function effectiveDay(time: WorkingTime, received: LocalMinute): LocalDay {
  const day = dayOf(received);
  return time.isWorking(day) && received <= time.closes(day) ? day : time.nextWorkingDay(day);
}

function sumOf(time: WorkingTime, limit: Limit, extensions: readonly Limit[]): number {
  let sum = minutesOf(time, limit);
  for (const each of extensions) {
    const extension = checked(each);
    // Days of one kind cannot be added to days of another: the sum would have no meaning.
    if ((extension.unit === "days") !== (limit.unit === "days") || extension.unit === "same-day")
      throw new MixedLimitsError("An extension is in the unit of its limit");
    sum += minutesOf(time, extension);
  }
  return sum;
}

/** An extension in another unit than the limit it extends. */
export class MixedLimitsError extends Error {
  override name = "MixedLimitsError";
  readonly code = "deadline.mixed-limits";
}

function minutesOf(time: WorkingTime, limit: Limit): number {
  if (limit.unit === "working-days") return Math.round(limit.amount * time.dayLength);
  if (limit.unit === "working-hours") return Math.round(limit.amount * 60);
  return limit.unit === "days" ? limit.amount * dayMinutes : 0;
}

/** The stretches in which the clock stands still, in order; overlapping ones are one. */
function mergedStops(pauses: readonly Pause[]): readonly Stopped[] {
  const stops = pauses
    .filter(({ stopsClock }) => stopsClock !== false)
    .map(({ from, to, reason = "other" }) => ({
      from: minuteOf(from),
      to: to === null ? Number.POSITIVE_INFINITY : minuteOf(to),
      reason,
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const merged: Stopped[] = [];
  for (const stop of stops) {
    const last = merged.at(-1);
    if (last && stop.from <= last.to) merged[merged.length - 1] = { ...last, to: Math.max(last.to, stop.to) };
    else merged.push(stop);
  }
  return merged;
}
