import { type DayChange, planDayChange } from "../../engines/deadline/index.ts";
import type { CalendarChange, DayChangeStep } from "./change.ts";
import { calendarErrors } from "./errors.ts";
import { allDays, type CalendarRecord, type Decision, daysOfYear, firstYear, lastYear, yearOf } from "./record.ts";

/** A change of days as it is asked for; the nation changes nothing without a document. */
export type DaysOrder = { readonly change: DayChange; readonly decision: Decision; readonly reason: string };

/** What an order makes of the calendar: the days, and the years that are kept from now on. */
export type Planned = {
  readonly steps: readonly DayChangeStep[];
  /** Years that the change touches, in order. */
  readonly years: readonly number[];
  readonly after: CalendarRecord;
};

/** What a change of days does. `today` is an ISO day. Errors: `national-calendar.days-wrong`. */
export function planDays(record: CalendarRecord, { change, decision, reason }: DaysOrder, today: string): Planned {
  const own = allDays(record);
  const ground = { own, beneath: new Map(), today, hasReason: reason !== "" };
  const { steps, problems } = planDayChange(change, ground);
  if (problems.length > 0) throw calendarErrors.daysWrong(problems);
  return planned(
    record,
    steps.map(({ date, mark }) => ({
      date,
      before: own.get(date) ?? null,
      after: mark && { ...mark, basis: "decided", decision },
    })),
  );
}

/** A year whose days an officer found to be those announced. Errors: `national-calendar.year-unknown`, `…confirmed-already`. */
export function planConfirmation(record: CalendarRecord, year: number, decision: Decision): Planned {
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) throw calendarErrors.yearUnknown();
  if (record.years.get(year)) throw calendarErrors.confirmedAlready();
  return judged(record, year, decision);
}

/** What taking a change back does. Errors: `national-calendar.not-to-undo`, `national-calendar.undo-needs-reason`. */
export function planUndo(record: CalendarRecord, change: CalendarChange, reason: string, today: string): Planned {
  if (change.kind === "undo") throw calendarErrors.notToUndo();
  if (change.kind === "confirmation" && change.year !== null) {
    if (!sameValue(record.years.get(change.year) ?? null, change.decision)) throw calendarErrors.notToUndo();
    return judged(record, change.year, null);
  }
  const own = allDays(record);
  if (change.steps.some(({ date, after }) => !sameValue(own.get(date) ?? null, after)))
    throw calendarErrors.notToUndo();
  if (reason === "" && change.steps.some(({ date }) => date < today)) throw calendarErrors.undoNeedsReason();
  return planned(
    record,
    change.steps.map(({ date, before, after }) => ({ date, before: after, after: before })),
  );
}

function judged(record: CalendarRecord, year: number, decision: Decision | null): Planned {
  const kept = keep(record, [year]);
  return { steps: [], years: [year], after: { ...kept, years: new Map([...kept.years, [year, decision]]) } };
}

function planned(record: CalendarRecord, steps: readonly DayChangeStep[]): Planned {
  const years = [...new Set(steps.map(({ date }) => yearOf(date)))].sort((a, b) => a - b);
  const kept = keep(record, years);
  const touched = new Set(steps.map(({ date }) => date));
  const left = kept.days.filter(({ date }) => !touched.has(date));
  const made = steps.flatMap(({ after }) => (after ? [after] : []));
  return { steps, years, after: { ...kept, days: [...left, ...made] } };
}

/** From its first change on a year is kept whole, so that what is reckoned for it later changes nothing. */
function keep(record: CalendarRecord, years: readonly number[]): CalendarRecord {
  const fresh = years.filter((year) => !record.years.has(year));
  return {
    ...record,
    years: new Map([...record.years, ...fresh.map((year) => [year, null] as const)]),
    days: [...record.days, ...fresh.flatMap((year) => daysOfYear(record, year))],
  };
}

/** Compares data that went through JSON with data that did not. */
function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
