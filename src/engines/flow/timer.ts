import { findDue, LimitError, parseLimit, type WorkingTime } from "../deadline/index.ts";

const duration =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const date = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const repeated = /^R(\d*)\/(.+)$/;

/**
 * Whether a timer can wait for a text: an ISO 8601 duration, date or repeating interval, or a limit as `parseLimit` reads it, which is
 * counted in working time.
 */
export function isTime(text: string): boolean {
  const clean = text.trim();
  if (isSpan(clean) || isDate(clean)) return true;
  const [all, times, rest = ""] = repeated.exec(clean) ?? [];
  if (all !== undefined) {
    // `R/PT1H`, or from a date on `R/2020-11-20T08:00/PT1H`; what takes no time would be gone round for ever.
    const [first = "", second, ...more] = rest.split("/");
    const isWhole = second === undefined ? isSpan(first) : isDate(first) && isSpan(second);
    return times !== "0" && more.length === 0 && isWhole;
  }
  try {
    parseLimit(clean);
    return true;
  } catch (error) {
    if (error instanceof LimitError) return false;
    throw error;
  }
}

/** A duration that takes time, and not more than can be added to a date. */
function isSpan(text: string): boolean {
  const parts = (duration.exec(text) ?? []).slice(1).map((part) => Number(part ?? 0));
  return parts.some((part) => part > 0) && parts.every((part) => part <= 100_000);
}

/** A day that there is, with a time that there is. */
function isDate(text: string): boolean {
  if (!date.test(text) || Number.isNaN(instantOfDate(text).getTime())) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00Z`).toISOString().startsWith(day);
}

/** How often a timer fires: `R3/PT10M` three times, `R/PT1H` without end, anything else once. */
export function firings(text: string): number {
  const [all, times] = repeated.exec(text.trim()) ?? [];
  if (all === undefined) return 1;
  return times === "" ? Number.POSITIVE_INFINITY : Number(times);
}

/**
 * When a timer fires next.
 * @param from when it began to wait, or fired last
 * @param fired how often it fired before
 * @returns undefined for a text that {@link isTime} does not know
 */
export function timerAt(text: string, { from, time, fired = 0 }: TimerStart): Date | undefined {
  const clean = text.trim();
  if (!isTime(clean)) return undefined;
  const rest = repeated.exec(clean)?.[2];
  if (rest === undefined) return once(clean, from, time);
  const [first = "", ...more] = rest.split("/");
  // `R3/2020-11-20T08:00/P1D`: the first time at the date, then after each interval.
  if (fired === 0 || more.length === 0) return once(first, from, time);
  return once(more[0] ?? first, from, time);
}

/** What a timer counts from and in. */
export type TimerStart = { readonly from: Date; readonly time: WorkingTime; readonly fired?: number };

function once(text: string, from: Date, time: WorkingTime): Date | undefined {
  if (isDate(text)) return instantOfDate(text);
  if (isSpan(text))
    return after(
      from,
      (duration.exec(text) ?? []).slice(1).map((part) => Number(part ?? 0)),
    );
  return findDue(time, { from, limit: parseLimit(text), hourExact: true }) ?? undefined;
}

/** A date without an offset is one of Vietnam. */
function instantOfDate(text: string): Date {
  const hasOffset = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text);
  return new Date(hasOffset ? text : `${text.includes("T") ? text : `${text}T00:00`}+07:00`);
}

/** Vietnam keeps one offset all year, so days are 24 hours long; months and years go by the calendar on the wall. */
function after(
  from: Date,
  [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0]: readonly number[],
): Date {
  const wall = new Date(from.getTime() + 7 * 3_600_000);
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + years * 12 + months);
  // The 31st of a month that ends earlier is its last day.
  wall.setUTCDate(Math.min(day, new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate()));
  const rest = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
  return new Date(wall.getTime() - 7 * 3_600_000 + rest);
}
