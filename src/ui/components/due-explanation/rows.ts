import type { Locale } from "../../frame.ts";
import type { DueStretch } from "./explained.ts";
import { dayWords, hourOf, isMidnight, minuteBefore, wallDay } from "./wall.ts";

/** One line of the explanation: days with the same hours and the same reason, or a time that was not counted. */
export type DueRow = {
  readonly when: string;
  /** The hours of each of these days, where they are worked. */
  readonly hours?: string;
  readonly counted: number;
  readonly why: string;
};

type Part = {
  from: Date;
  to: Date;
  windows: string[];
  counted: number;
  days: number;
  readonly stretch: DueStretch;
};

/**
 * The trace in lines that people read: the windows of a day stand on one line, equal days that follow each other too, nights are left
 * out. Counted minutes of the lines add up to those of the trace.
 */
export function dueRows(trace: readonly DueStretch[], locale: Locale, withYear: boolean): readonly DueRow[] {
  return folded(byDay(trace)).map(({ from, to, windows, counted, stretch }) => {
    const hourly = windows.length > 0;
    const when = hourly ? daysWords(from, to, locale, withYear) : spanWords(from, to, locale, withYear);
    return { when, ...(hourly ? { hours: windows.join(", ") } : {}), counted, why: stretch.why[locale] };
  });
}

function daysWords(from: Date, to: Date, locale: Locale, withYear: boolean): string {
  const end = minuteBefore(to);
  const first = dayWords(from, locale, withYear);
  return wallDay(from) === wallDay(end) ? first : `${first} – ${dayWords(end, locale, withYear)}`;
}

/** A time that need not begin and end at midnight; where it does, the hours say nothing. */
function spanWords(from: Date, to: Date, locale: Locale, withYear: boolean): string {
  if (isMidnight(from) && isMidnight(to)) return daysWords(from, to, locale, withYear);
  const start = `${hourOf(from)} ${dayWords(from, locale, withYear)}`;
  if (wallDay(from) === wallDay(minuteBefore(to))) {
    if (isMidnight(to)) return `${locale === "vi" ? "từ" : "from"} ${start}`;
    return `${dayWords(from, locale, withYear)}, ${hourOf(from)}–${hourOf(to)}`;
  }
  const last = isMidnight(to)
    ? dayWords(minuteBefore(to), locale, withYear)
    : `${hourOf(to)} ${dayWords(to, locale, withYear)}`;
  return `${start} – ${last}`;
}

/** `4 giờ 30 phút`; of days of the calendar `29 ngày 13 giờ 15 phút`, to the minute so that lines add up. */
export function durationWords(minutes: number, calendarDays: boolean, locale: Locale): string {
  const [day, hour, minute] = locale === "vi" ? ["ngày", "giờ", "phút"] : ["d", "h", "min"];
  const days = calendarDays ? Math.floor(minutes / 1440) : 0;
  const rest = minutes - days * 1440;
  if (days > 0 && rest === 0 && locale === "en") return `${grouped(days, locale)} ${days === 1 ? "day" : "days"}`;
  const said = [
    [days, day],
    [Math.floor(rest / 60), hour],
    [rest % 60, minute],
  ] as const;
  const words = said.filter(([count]) => count > 0).map(([count, unit]) => `${grouped(count, locale)} ${unit}`);
  return words.length > 0 ? words.join(" ") : `0 ${hour}`;
}

/** Time that is left: of days of the calendar in days and hours, `29 ngày 13 giờ`; what is said of so long a time is not to the minute. */
export function leftWords(minutes: number, calendarDays: boolean, locale: Locale): string {
  const isLong = calendarDays && minutes >= 1440;
  return durationWords(isLong ? Math.floor(minutes / 60) * 60 : minutes, calendarDays, locale);
}

function grouped(value: number, locale: Locale): string {
  return value.toLocaleString(locale === "vi" ? "vi-VN" : "en-GB");
}

/** Each worked day one part, with its windows; anything else as it stands. */
function byDay(trace: readonly DueStretch[]): readonly Part[] {
  const parts: Part[] = [];
  for (const stretch of trace) {
    if (stretch.why.code === "outside-hours") continue;
    const hourly = stretch.counted > 0 && stretch.why.code !== "calendar-day";
    const last = parts.at(-1);
    const window = `${hourOf(stretch.from)}–${hourOf(stretch.to)}`;
    if (hourly && last && last.windows.length > 0 && sameReason(last, stretch) && sameDay(last.from, stretch.from)) {
      last.windows.push(window);
      last.to = stretch.to;
      last.counted += stretch.counted;
    } else {
      const { from, to, counted } = stretch;
      parts.push({ from, to, windows: hourly ? [window] : [], counted, days: 1, stretch });
    }
  }
  return parts;
}

/** Worked days that follow each other with the same hours become one line. */
function folded(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const follows = last && wallDay(part.from) === wallDay(last.from) + last.days;
    if (follows && part.windows.length > 0 && sameReason(last, part.stretch) && sameHours(last, part)) {
      last.to = part.to;
      last.counted += part.counted;
      last.days += 1;
    } else out.push({ ...part });
  }
  return out;
}

function sameReason(part: Part, stretch: DueStretch): boolean {
  return part.stretch.why.code === stretch.why.code && part.stretch.why.vi === stretch.why.vi;
}

function sameHours(one: Part, other: Part): boolean {
  return one.windows.join() === other.windows.join();
}

function sameDay(one: Date, other: Date): boolean {
  return wallDay(one) === wallDay(other);
}
