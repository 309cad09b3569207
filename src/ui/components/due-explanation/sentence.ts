import type { Locale } from "../../frame.ts";
import type { DueStretch, ExplainedDueDate } from "./explained.ts";
import { leftWords } from "./rows.ts";
import { dateWords, dayWords, hourOf, isMidnight, minuteBefore, wallDay, wallYear } from "./wall.ts";

/** Reasons that are named one by one; what follows is counted. */
const mostNamed = 4;

/**
 * A due date in one sentence: "Nhận 10:00 thứ Sáu 23/10 · tính từ 07:00 thứ Hai 26/10 · hẹn trả 17:00 thứ Ba 27/10". Years are
 * written when receipt and due date lie in different ones.
 */
export function dueSentence(explained: ExplainedDueDate, locale: Locale): string {
  const { due, startedCounting, trace } = explained;
  const received = trace[0]?.from ?? startedCounting;
  const last = due ?? trace.at(-1)?.to ?? startedCounting;
  const withYear = wallYear(received) !== wallYear(last);
  const at = (instant: Date): string => `${hourOf(instant)} ${dayWords(instant, locale, withYear)}`;
  const say = locale === "vi" ? vi : en;
  return [
    say.received(at(received)),
    ...trace.slice(0, 1).flatMap(({ why }) => (/^received/.test(why.code) ? [lowerFirst(why[locale])] : [])),
    ...(startedCounting.getTime() === received.getTime() ? [] : [say.from(startOf(startedCounting, at, locale))]),
    ...reasons(trace, locale, withYear),
    due ? say.due(at(due)) : say.stopped(at(last), leftWords(explained.leftMinutes, byCalendar(explained), locale)),
  ].join(" · ");
}

/** True when whole days of the calendar are counted and not hours of work. */
export function byCalendar({ byCalendar, trace }: ExplainedDueDate): boolean {
  return byCalendar ?? trace.some(({ why }) => why.code === "calendar-day");
}

const vi = {
  received: (at: string) => `Nhận ${at}`,
  from: (at: string) => `tính từ ${at}`,
  weekends: "nghỉ thứ Bảy, Chủ nhật",
  more: (count: number) => `và ${count} đoạn khác`,
  due: (at: string) => `hẹn trả ${at}`,
  stopped: (at: string, left: string) => `đang dừng tính từ ${at}, còn ${left}`,
};

const en: typeof vi = {
  received: (at) => `Received ${at}`,
  from: (at) => `counted from ${at}`,
  weekends: "weekends off",
  more: (count) => `and ${count} more`,
  due: (at) => `due ${at}`,
  stopped: (at, left) => `clock stopped since ${at}, ${left} left`,
};

/** Whole days begin at midnight: the hour says nothing then. */
function startOf(instant: Date, at: (instant: Date) => string, locale: Locale): string {
  return isMidnight(instant) ? dayWords(instant, locale, false) : at(instant);
}

/** Codes that the other parts of the sentence say already. */
const said = new Set([
  "office-hours",
  "calendar-day",
  "outside-hours",
  "counting-not-begun",
  "weekend",
  "received-after-hours",
  "received-on-day-off",
]);

function reasons(trace: readonly DueStretch[], locale: Locale, withYear: boolean): readonly string[] {
  const weekends = trace.some(({ why }) => why.code === "weekend") ? [(locale === "vi" ? vi : en).weekends] : [];
  const spans = new Map<string, DueStretch[]>();
  for (const stretch of trace) {
    if (said.has(stretch.why.code)) continue;
    spans.set(stretch.why.vi, [...(spans.get(stretch.why.vi) ?? []), stretch]);
  }
  const named = [...spans.values()].map((stretches) => reason(stretches, locale, withYear));
  const hidden = named.length - mostNamed;
  return [...weekends, ...named.slice(0, mostNamed), ...(hidden > 0 ? [(locale === "vi" ? vi : en).more(hidden)] : [])];
}

function reason(stretches: readonly DueStretch[], locale: Locale, withYear: boolean): string {
  const [first] = stretches;
  const last = stretches.at(-1);
  if (!first || !last) return "";
  const words = lowerFirst(first.why[locale]);
  // These tell of a moment, not of a time that passes: the sentence gives the days on either side.
  if (/^(ends|re-appointed)/.test(first.why.code)) return words;
  const end = minuteBefore(last.to);
  const from = dateWords(first.from, locale, withYear);
  return wallDay(first.from) === wallDay(end)
    ? `${words} ${from}`
    : `${words} ${from} – ${dateWords(end, locale, withYear)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
