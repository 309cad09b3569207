import {
  calendarOf,
  createWorkingTime,
  type DayMark,
  publicDays,
  usualHours,
  type WorkingTime,
} from "../../engines/deadline/index.ts";

/** A document that decided something. `date` is an ISO day. */
export type Decision = { readonly number: string; readonly date: string };

/** A day of the nation: `law` by rule, `entered` as shipped and not checked, `decided` with its own decision. */
export type NationalDay = DayMark & {
  readonly basis: "law" | "entered" | "decided";
  readonly decision: Decision | null;
};

/** The calendar as it is kept. */
export type CalendarRecord = {
  readonly version: number;
  /** Years that are kept, whole, with the announcement against which each was checked. */
  readonly years: ReadonlyMap<number, Decision | null>;
  readonly days: readonly NationalDay[];
};

/** Years that can be counted in. */
export const firstYear = 1970;
export const lastYear = 2169;

/** The days of a year: as they are kept, else as the law is reckoned and as the product was shipped. */
export function daysOfYear(record: CalendarRecord, year: number): readonly NationalDay[] {
  if (record.years.has(year)) return record.days.filter(({ date }) => yearOf(date) === year);
  return reckoned(year);
}

/** Every day of the country by its date. */
export function allDays(record: CalendarRecord): ReadonlyMap<string, NationalDay> {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const rest = years.filter((year) => !record.years.has(year)).flatMap(reckoned);
  return new Map([...rest, ...record.days].map((day) => [day.date, day]));
}

/** The country's working time, by the usual office hours. */
export function workingTimeBy(record: CalendarRecord): WorkingTime {
  return createWorkingTime(calendarOf(usualHours, allDays(record)));
}

/** The year of an ISO day. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

const known = new Map<number, readonly NationalDay[]>();

function reckoned(year: number): readonly NationalDay[] {
  const found = known.get(year) ?? reckon(year);
  known.set(year, found);
  return found;
}

function reckon(year: number): readonly NationalDay[] {
  const { holidays, workdays } = publicDays(year, year);
  return [
    ...holidays.map((day): NationalDay => ({ ...day, kind: "off", decision: null })),
    ...workdays.map((day): NationalDay => ({ ...day, kind: "work", decision: null })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
}
