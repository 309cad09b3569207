import { checkCalendar, type DayChange, type OfficeWindow, planDayChange } from "../../engines/deadline/index.ts";
import type { CalendarChange, ChangeSteps, DayChangeStep, HoursStep } from "./change.ts";
import { calendarErrors } from "./errors.ts";
import {
  type CalendarRecord,
  type Decision,
  entryInForce,
  type HoursEntry,
  nationalDays,
  type OwnDay,
  ownDays,
} from "./record.ts";

/** A change of days as it is asked for. */
export type DaysOrder = { readonly change: DayChange; readonly decision: Decision | null; readonly reason: string };

/** A change of hours as it is asked for. `windows` null: as the agency above. */
export type HoursOrder = {
  readonly agencyCode: string;
  readonly validFrom: string;
  readonly windows: readonly OfficeWindow[] | null;
  readonly reason: string;
};

/** What an order makes of the calendar. */
export type Planned = { readonly done: ChangeSteps; readonly after: CalendarRecord };

/** What a change of days does. `today` is an ISO day. Errors: `calendar.days-wrong`. */
export function planDays(record: CalendarRecord, { change, decision, reason }: DaysOrder, today: string): Planned {
  const own = ownDays(record);
  const ground = { own, beneath: nationalDays(record), today, hasReason: reason !== "" };
  const { steps, problems } = planDayChange(change, ground);
  if (problems.length > 0) throw calendarErrors.daysWrong(problems);
  const done = steps.map(
    ({ date, mark }): DayChangeStep => ({
      date,
      before: own.get(date) ?? null,
      after: mark && { ...mark, decision },
    }),
  );
  return planned(record, { of: "days", steps: done });
}

/** What new hours do. Errors: `calendar.hours-wrong`, `calendar.hours-in-past`, `calendar.hours-same`. */
export function planHours(record: CalendarRecord, order: HoursOrder, today: string): Planned {
  const { agencyCode, validFrom, windows } = order;
  const [problem] = windows ? checkCalendar({ hours: windows, holidays: [], workdays: [] }) : [];
  if (problem) throw calendarErrors.hoursWrong(problem.message);
  if (validFrom < today) throw calendarErrors.hoursInPast();
  const entries = record.hours.filter((entry) => entry.agencyCode === agencyCode);
  const before = entries.find((entry) => entry.validFrom === validFrom);
  const step = { validFrom, before: before ? { windows: before.windows } : null, after: { windows } };
  const inForce = entryInForce(entries, validFrom)?.windows ?? null;
  if (sameValue(inForce, windows)) throw calendarErrors.hoursSame();
  return planned(record, { of: "hours", steps: [step] }, agencyCode);
}

/**
 * What taking a change back does: days become again what they were; hours too, or from today on where they were in force already.
 * Errors: `calendar.not-to-undo`, `calendar.undo-needs-reason`.
 */
export function planUndo(record: CalendarRecord, change: CalendarChange, reason: string, today: string): Planned {
  const { done, agencyCode } = change;
  if (change.kind === "undo") throw calendarErrors.notToUndo();
  if (done.of === "hours") return undoHours(record, done.steps, agencyCode, today);
  const own = ownDays(record);
  if (done.steps.some(({ date, after }) => !sameValue(own.get(date) ?? null, after))) throw calendarErrors.notToUndo();
  if (reason === "" && done.steps.some(({ date }) => date < today)) throw calendarErrors.undoNeedsReason();
  return planned(record, {
    of: "days",
    steps: done.steps.map(({ date, before, after }) => ({ date, before: after, after: before })),
  });
}

function undoHours(record: CalendarRecord, steps: readonly HoursStep[], agencyCode: string, today: string): Planned {
  const entries = record.hours.filter((entry) => entry.agencyCode === agencyCode);
  const [step] = steps;
  const kept = step && entries.find(({ validFrom }) => validFrom === step.validFrom);
  const isNewest = entries.every(({ validFrom }) => step && validFrom <= step.validFrom);
  if (!step || !isNewest || !sameValue(kept ? { windows: kept.windows } : null, step.after))
    throw calendarErrors.notToUndo();
  if (step.validFrom >= today)
    return planned(record, { of: "hours", steps: [{ ...step, before: step.after, after: step.before }] }, agencyCode);
  // In force already: what was received under it keeps its due date.
  const earlier = entries.filter(({ validFrom }) => validFrom < step.validFrom);
  const windows = step.before?.windows ?? entryInForce(earlier, step.validFrom)?.windows ?? null;
  return planned(record, { of: "hours", steps: [{ validFrom: today, before: null, after: { windows } }] }, agencyCode);
}

function planned(record: CalendarRecord, done: ChangeSteps, agencyCode = ""): Planned {
  if (done.of === "hours")
    return { done, after: { ...record, hours: hoursAfter(record.hours, done.steps, agencyCode) } };
  const own = new Map<string, OwnDay>(ownDays(record));
  for (const { date, after } of done.steps) {
    if (after) own.set(date, after);
    else own.delete(date);
  }
  return { done, after: { ...record, own: [...own.values()] } };
}

function hoursAfter(
  hours: readonly HoursEntry[],
  steps: readonly HoursStep[],
  agencyCode: string,
): readonly HoursEntry[] {
  const touched = new Set(steps.map(({ validFrom }) => validFrom));
  const left = hours.filter((entry) => entry.agencyCode !== agencyCode || !touched.has(entry.validFrom));
  const made = steps.flatMap(({ validFrom, after }) =>
    after ? [{ agencyCode, validFrom, windows: after.windows }] : [],
  );
  return [...left, ...made];
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
