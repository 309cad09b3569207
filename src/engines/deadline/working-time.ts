import { type Bilingual, CalendarError, checkCalendar, type SpecialDay, type WorkingCalendar } from "./calendar.ts";
import { dayMinutes, dayOf, dayOfDate, type LocalDay, type LocalMinute, weekdayOf } from "./local-time.ts";

/** What a day is. */
export type DayKind =
  | { readonly kind: "working" }
  | { readonly kind: "make-up"; readonly name: Bilingual }
  | { readonly kind: "weekend" }
  | { readonly kind: "holiday"; readonly name: Bilingual };

/** A calendar made ready for counting: the working minutes before each day are summed once, so that a due date is one search. */
export type WorkingTime = {
  readonly calendar: WorkingCalendar;
  /** Minutes of one working day. */
  readonly dayLength: number;
  kindOf(day: LocalDay): DayKind;
  isWorking(day: LocalDay): boolean;
  /** Working minutes from the beginning of the table to a minute. */
  workedBefore(minute: LocalMinute): number;
  /** The earliest minute before which so much was worked: the end of a stretch of work. */
  endOf(worked: number): LocalMinute;
  /** The first working minute at or after one. */
  openingFrom(minute: LocalMinute): LocalMinute;
  /** The first working day after a day. */
  nextWorkingDay(day: LocalDay): LocalDay;
  /** When the office opens and closes on a working day. */
  opens(day: LocalDay): LocalMinute;
  closes(day: LocalDay): LocalMinute;
};

/** An instant outside the years that can be counted in. */
export class OutOfRangeError extends Error {
  override name = "OutOfRangeError";
  readonly code = "deadline.out-of-range";
}

const firstYear = 1970;
const lastYear = 2170;
const firstDay = Date.UTC(firstYear, 0, 1) / 86_400_000;
const days = Date.UTC(lastYear, 0, 1) / 86_400_000 - firstDay;

/** Makes a calendar ready. Throws CalendarError with everything that is wrong with it. */
export function createWorkingTime(calendar: WorkingCalendar): WorkingTime {
  const problems = checkCalendar(calendar);
  if (problems.length > 0) throw new CalendarError(problems);
  const { hours } = calendar;
  const holidays = byDay(calendar.holidays);
  const workdays = byDay(calendar.workdays);
  const dayLength = hours.reduce((sum, { from, to }) => sum + to - from, 0);
  const opening = hours[0]?.from ?? 0;
  const closing = hours.at(-1)?.to ?? 0;
  const before = sums(dayLength, holidays, workdays);

  function indexOf(day: LocalDay): number {
    if (!(day >= firstDay && day < firstDay + days))
      throw new OutOfRangeError(`Only years from ${firstYear} to ${lastYear - 1} can be counted in`);
    return day - firstDay;
  }

  const isWorking = (day: LocalDay): boolean => {
    const index = indexOf(day);
    return (before[index + 1] ?? 0) > (before[index] ?? 0);
  };

  function workedBefore(minute: LocalMinute): number {
    const day = dayOf(minute);
    const index = indexOf(day);
    const sum = before[index] ?? 0;
    return isWorking(day) ? sum + workedInDay(minute - day * dayMinutes) : sum;
  }

  function workedInDay(time: number): number {
    let sum = 0;
    for (const { from, to } of hours) {
      if (time <= from) break;
      sum += Math.min(time, to) - from;
    }
    return sum;
  }

  function endOf(worked: number): LocalMinute {
    // The day in which the sum is reached: the last one before which less was worked.
    let low = 0;
    let high = days;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((before[middle] ?? 0) < worked) low = middle;
      else high = middle;
    }
    if (worked > (before[days] ?? 0)) throw new OutOfRangeError(`The limit ends after ${lastYear - 1}`);
    const start = (firstDay + low) * dayMinutes;
    let left = worked - (before[low] ?? 0);
    for (const { from, to } of hours) {
      if (left <= to - from) return start + from + left;
      left -= to - from;
    }
    return start + closing;
  }

  function nextWorkingDay(day: LocalDay): LocalDay {
    let next = day + 1;
    while (!isWorking(next)) next += 1;
    return next;
  }

  const opens = (day: LocalDay): LocalMinute => day * dayMinutes + opening;

  return {
    calendar,
    dayLength,
    isWorking,
    workedBefore,
    endOf,
    nextWorkingDay,
    opens,
    closes: (day) => day * dayMinutes + closing,
    openingFrom(minute) {
      const day = dayOf(minute);
      if (!isWorking(day)) return opens(nextWorkingDay(day));
      const time = minute - day * dayMinutes;
      const window = hours.find(({ to }) => time < to);
      return window ? day * dayMinutes + Math.max(time, window.from) : opens(nextWorkingDay(day));
    },
    kindOf(day) {
      const workday = workdays.get(day);
      if (workday) return { kind: "make-up", name: workday };
      const holiday = holidays.get(day);
      if (holiday) return { kind: "holiday", name: holiday };
      return { kind: weekdayOf(day) % 6 === 0 ? "weekend" : "working" };
    },
  };
}

function byDay(special: readonly SpecialDay[]): ReadonlyMap<LocalDay, Bilingual> {
  return new Map(special.map(({ date, name }) => [dayOfDate(date) ?? Number.NaN, name]));
}

function sums(
  dayLength: number,
  holidays: ReadonlyMap<LocalDay, unknown>,
  workdays: ReadonlyMap<LocalDay, unknown>,
): Int32Array {
  const before = new Int32Array(days + 1);
  for (let index = 0; index < days; index++) {
    const day = firstDay + index;
    const working = workdays.has(day) || (weekdayOf(day) % 6 !== 0 && !holidays.has(day));
    before[index + 1] = (before[index] ?? 0) + (working ? dayLength : 0);
  }
  return before;
}
