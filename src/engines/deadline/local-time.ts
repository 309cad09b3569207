/**
 * Time as the engine counts it: whole minutes on a wall in Vietnam (UTC+7, no summer time), from midnight of 1 January 1970 there.
 * Seconds are cut off: a dossier received at 10:00:40 was received at 10:00.
 */
export type LocalMinute = number;

/** Days on the same wall, from 0 for 1 January 1970. */
export type LocalDay = number;

/** Minutes of a whole day. */
export const dayMinutes = 1440;

const offset = 420;

/** The minute in which an instant lies. */
export function minuteOf(instant: Date): LocalMinute {
  return Math.floor(instant.getTime() / 60_000) + offset;
}

/** The instant at which a minute begins. */
export function instantOf(minute: LocalMinute): Date {
  return new Date((minute - offset) * 60_000);
}

/** The day in which a minute lies. */
export function dayOf(minute: LocalMinute): LocalDay {
  return Math.floor(minute / dayMinutes);
}

/** The day of a date such as `2020-11-24`; undefined when there is no such date. */
export function dayOfDate(date: string): LocalDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const instant = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== date) return undefined;
  return instant.getTime() / 60_000 / dayMinutes;
}

/** The date of a day: `2020-11-24`. */
export function dateOfDay(day: LocalDay): string {
  return new Date(day * dayMinutes * 60_000).toISOString().slice(0, 10);
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `2020-11-24T09:05`. */
export function formatMinute(minute: LocalMinute): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16);
}

/** Reads `2020-11-24T09:05`, a wall in Vietnam; undefined when there is no such minute. */
export function parseMinute(text: string): LocalMinute | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?$/.exec(text);
  const [, date = "", hour = "", minute = ""] = match ?? [];
  const day = dayOfDate(date);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return day * dayMinutes + Number(hour) * 60 + Number(minute);
}
