import type { Locale } from "../../frame.ts";
import type { CalendarDay } from "../due-calendar/due-calendar.tsx";
import type { DueStretch, ExplainedDueDate } from "../due-explanation/explained.ts";
import { dateWords, minuteBefore, wallDay } from "../due-explanation/wall.ts";
import type { LedgerRow } from "../ledger/ledger.tsx";
import { trackWords } from "./words.ts";

/** A due date as a calendar of weeks, and the ledger that sums to the limit. */
export type DueDays = {
  readonly caption: string;
  readonly weeks: readonly (readonly CalendarDay[])[];
  readonly rows: readonly LedgerRow[];
};

/** Weeks that a calendar shows; over a longer time a table says it better. */
const mostWeeks = 9;
/** Dates that a line of the ledger names one by one. */
const mostNamed = 8;
/** Of a day cut by a pause: with fewer minutes counted it was a day of waiting. */
const fewMinutes = 240;

type Kind = Exclude<CalendarDay["kind"], "out" | "due">;
type Day = {
  readonly day: number;
  readonly kind: Kind;
  /** Minutes counted on it, and up to its end. */
  readonly counted: number;
  readonly sum: number;
  readonly why: string;
};
type Write = (minutes: number) => string;

/**
 * The trace of a due date day by day, from the Monday before receipt to the Sunday after the due date; while the clock stands still,
 * to today. Undefined when that is longer than a page can show.
 */
export function dueDays(explained: ExplainedDueDate, now: Date, locale: Locale): DueDays | undefined {
  const { trace, due } = explained;
  const [first] = trace;
  const last = trace.at(-1);
  if (!first || !last) return undefined;
  const from = wallDay(first.from);
  const end = due ?? (now > last.to ? now : last.to);
  const to = Math.max(from, wallDay(minuteBefore(end)));
  const monday = from - ((from + 3) % 7);
  const weeks = Math.floor((to - monday) / 7) + 1;
  if (weeks > mostWeeks) return undefined;
  const days = readDays(trace, from, to, locale);
  const write = writer(days, trace, locale);
  const today = wallDay(now);
  const cells = Array.from({ length: weeks * 7 }, (_, index): CalendarDay => {
    const day = monday + index;
    const date = shortDate(day, index === 0);
    const known = days[day - from];
    return known
      ? cellOf(known, date, due !== null && day === to, day === today, write, locale)
      : { date, kind: "out" };
  });
  const words = trackWords[locale];
  return {
    caption: words.calendar(dateWords(noonOf(from), locale, true), dateWords(noonOf(to), locale, true)),
    weeks: Array.from({ length: weeks }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
    rows: ledgerOf(days, write, locale),
  };
}

function readDays(trace: readonly DueStretch[], from: number, to: number, locale: Locale): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day++) {
    const parts = trace.filter((one) => wallDay(one.from) <= day && wallDay(minuteBefore(one.to)) >= day);
    const counted = parts.reduce((minutes, one) => minutes + countedOn(one), 0);
    days.push({
      day,
      counted,
      sum: (days.at(-1)?.sum ?? 0) + counted,
      ...natureOf(parts, counted, day === from, locale),
    });
  }
  return days;
}

/** A calendar day counts whole; working time never goes over midnight. */
function countedOn(stretch: DueStretch): number {
  if (stretch.counted === 0) return 0;
  return stretch.why.code === "calendar-day" ? 1440 : stretch.counted;
}

function natureOf(
  parts: readonly DueStretch[],
  counted: number,
  isFirst: boolean,
  locale: Locale,
): { readonly kind: Kind; readonly why: string } {
  const words = trackWords[locale];
  const named = (code: string) => parts.find(({ why }) => why.code === code)?.why[locale];
  const paused = named("paused");
  if (counted > (paused === undefined ? 0 : fewMinutes)) return { kind: "counted", why: words.counted };
  if (isFirst && paused === undefined) return { kind: "received", why: words.inSpoken };
  if (paused !== undefined || parts.length === 0) return { kind: "waiting", why: paused ?? words.paused };
  const holiday = named("holiday");
  if (holiday !== undefined) return { kind: "holiday", why: holiday };
  if (named("weekend") !== undefined) return { kind: "off", why: words.weekend };
  return { kind: "off", why: parts[0]?.why[locale] ?? words.skipped };
}

function cellOf(day: Day, date: string, isDue: boolean, today: boolean, write: Write, locale: Locale): CalendarDay {
  const words = trackWords[locale];
  const count = day.kind === "counted" ? write(day.sum) : undefined;
  const marks = { received: words.in, waiting: words.wait, off: words.off, holiday: words.off, counted: count };
  const spoken = [
    count === undefined ? day.why : words.countedSpoken(count),
    ...(isDue ? [words.dueSpoken] : []),
    ...(today ? [words.todaySpoken] : []),
  ];
  return {
    date,
    kind: isDue ? "due" : day.kind,
    mark: isDue ? (count && count.length < 5 ? count : words.dueMark) : marks[day.kind],
    spoken: spoken.join(", "),
    today,
  };
}

/** Days of the limit, `3` or `2,9`; hours where the whole limit is shorter than a day. */
function writer(days: readonly Day[], trace: readonly DueStretch[], locale: Locale): Write {
  const unit = trace.some(({ why }) => why.code === "calendar-day") ? 1440 : 480;
  const inHours = (days.at(-1)?.sum ?? 0) < unit;
  const decimal = (value: number) =>
    new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 1 }).format(value);
  return (minutes) => (inHours ? trackWords[locale].hours(decimal(minutes / 60)) : decimal(minutes / unit));
}

function ledgerOf(days: readonly Day[], write: Write, locale: Locale): readonly LedgerRow[] {
  const signs = { counted: "counted", waiting: "waiting", off: "off", holiday: "off" } as const;
  const rows: LedgerRow[] = [];
  for (const [why, some] of Map.groupBy(days, (day) => day.why)) {
    const [one] = some;
    if (!one || one.kind === "received") continue;
    const sum = one.kind === "counted" ? write(days.at(-1)?.sum ?? 0) : some.length;
    rows.push({
      term: `${why}: ${listed(
        some.map(({ day }) => day),
        locale,
      )}`,
      value: String(sum),
      sign: { kind: signs[one.kind], ...(one.kind === "counted" && days.length > 1 ? { text: "1" } : {}) },
    });
  }
  return rows.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ sign }: LedgerRow): number {
  return ["counted", "waiting", "off"].indexOf(sign?.kind ?? "off");
}

/** `25, 28, 31/12, 04 và 05/01`: the month stands where it ends. */
function listed(days: readonly number[], locale: Locale): string {
  const words = trackWords[locale];
  const full = (day: number) => dateWords(noonOf(day), locale, false);
  const [first = 0] = days;
  if (days.length > mostNamed) return words.between(full(first), full(days.at(-1) ?? first));
  const written = days.map((day, index) => {
    const next = days[index + 1];
    return next !== undefined && monthOf(next) === monthOf(day) ? dayOfMonth(day, locale) : full(day);
  });
  const last = written.pop() ?? "";
  return written.length === 0 ? last : `${written.join(", ")} ${words.and} ${last}`;
}

function shortDate(day: number, isFirst: boolean): string {
  const at = noonOf(day);
  return isFirst || dayOfMonth(day, "vi") === "01" ? dateWords(at, "vi", false) : dayOfMonth(day, "vi");
}

function dayOfMonth(day: number, locale: Locale): string {
  const date = noonOf(day).getUTCDate();
  return locale === "vi" ? String(date).padStart(2, "0") : String(date);
}

function monthOf(day: number): number {
  return noonOf(day).getUTCMonth();
}

/** Noon of a day counted from 1970: the same date in UTC and in Vietnam. */
function noonOf(day: number): Date {
  return new Date(day * 86_400_000 + 5 * 3_600_000);
}
