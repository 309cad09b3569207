import {
  calendarOf,
  createWorkingTime,
  type DayMark,
  dayOf,
  dayOfDate,
  formatHours,
  minuteOf,
  type OfficeWindow,
  publicDays,
  usualHours,
  type WorkingTime,
} from "../../engines/deadline/index.ts";

/** A document that decided something. `date` is an ISO day. */
export type Decision = { readonly number: string; readonly date: string };

/** A day of the nation: where it comes from, and the document that decided. */
export type NationalDay = DayMark & {
  readonly basis: "law" | "entered" | "decided";
  readonly decision: Decision | null;
};

/** A day that this authority set. */
export type OwnDay = DayMark & { readonly decision: Decision | null };

/** Office hours of an agency from a day on. `windows` null: as the agency above. */
export type HoursEntry = {
  readonly agencyCode: string;
  readonly validFrom: string;
  readonly windows: readonly OfficeWindow[] | null;
};

/** The calendar as it is kept: everything that is counted with. */
export type CalendarRecord = {
  readonly version: number;
  /** Version of the nation's calendar that is known; 0 before the first news. */
  readonly nationalVersion: number;
  /** Years that the nation sent, whole, with the announcement against which each was checked. */
  readonly years: ReadonlyMap<number, Decision | null>;
  /** Days of those years. */
  readonly national: readonly NationalDay[];
  readonly own: readonly OwnDay[];
  readonly hours: readonly HoursEntry[];
};

const firstYear = 1970;
const lastYear = 2169;
let reckoned: readonly NationalDay[] | undefined;

/** Every day of the country: as the nation sent its year, else as the law is reckoned. */
export function nationalDays(record: CalendarRecord): ReadonlyMap<string, NationalDay> {
  reckoned ??= daysByLaw();
  const rest = reckoned.filter(({ date }) => !record.years.has(Number(date.slice(0, 4))));
  return new Map([...rest, ...record.national].map((day) => [day.date, day]));
}

/** The days that this authority set. */
export function ownDays(record: CalendarRecord): ReadonlyMap<string, OwnDay> {
  return new Map(record.own.map((day) => [day.date, day]));
}

function daysByLaw(): readonly NationalDay[] {
  const { holidays, workdays } = publicDays(firstYear, lastYear);
  return [
    ...holidays.map((day): NationalDay => ({ ...day, kind: "off", decision: null })),
    ...workdays.map((day): NationalDay => ({ ...day, kind: "work", decision: null })),
  ];
}

/** Which hours hold at an agency on a day, and whose they are; undefined where nobody above said anything. */
export type HoursInForce = { readonly windows: readonly OfficeWindow[]; readonly entry: HoursEntry | undefined };

/** The working times of all agencies by one state of the calendar. */
export type Times = {
  /** Raised by every change of the calendar: what was counted by an earlier one is counted anew. */
  readonly version: number;
  /** The working time of an agency by the hours in force at an instant: that of receipt, for something counted from it. */
  of(agencyCode: string, at: Date): WorkingTime;
  hoursOf(agencyCode: string, day: string): HoursInForce;
};

/** Makes the working times of a calendar. Each set of hours is made ready once, when it is first asked for. */
export function createTimes(record: CalendarRecord): Times {
  const layers = [nationalDays(record), ownDays(record)] as const;
  const entries = Map.groupBy(record.hours.map(dated), ({ entry }) => entry.agencyCode);
  for (const list of entries.values()) list.sort((a, b) => b.from - a.from);
  const byHours = new Map<string, WorkingTime>();
  const byWindows = new Map<readonly OfficeWindow[], WorkingTime>();

  function inForce(agencyCode: string, day: LocalDay): HoursInForce {
    for (let code = agencyCode; code !== ""; code = above(code)) {
      const entry = entries.get(code)?.find(({ from }) => from <= day)?.entry;
      if (entry?.windows) return { windows: entry.windows, entry };
    }
    return usual;
  }

  // Many agencies may have the same hours, each in an entry of its own: they share one.
  function timeOf(windows: readonly OfficeWindow[]): WorkingTime {
    const key = formatHours(windows);
    const time = byHours.get(key) ?? createWorkingTime(calendarOf(windows, ...layers));
    byHours.set(key, time);
    byWindows.set(windows, time);
    return time;
  }

  return {
    version: record.version,
    hoursOf: (agencyCode, day) => inForce(agencyCode, dayOfDate(day) ?? 0),
    of(agencyCode, at) {
      const { windows } = entries.size === 0 ? usual : inForce(agencyCode, dayOf(minuteOf(at)));
      return byWindows.get(windows) ?? timeOf(windows);
    },
  };
}

type LocalDay = number;
const usual: HoursInForce = { windows: usualHours, entry: undefined };

function dated(entry: HoursEntry): { readonly entry: HoursEntry; readonly from: LocalDay } {
  return { entry, from: dayOfDate(entry.validFrom) ?? 0 };
}

/** What an agency itself said of its hours for a day: its newest entry that holds; undefined when it said nothing. */
export function entryInForce(entries: readonly HoursEntry[], day: string): HoursEntry | undefined {
  return entries.filter(({ validFrom }) => validFrom <= day).reduce<HoursEntry | undefined>(later, undefined);
}

function later(one: HoursEntry | undefined, other: HoursEntry): HoursEntry {
  return one && one.validFrom > other.validFrom ? one : other;
}

/** The code above: `H36.50` over `H36.50.05`; empty over the first level. */
function above(code: string): string {
  return code.slice(0, Math.max(0, code.lastIndexOf(".")));
}
