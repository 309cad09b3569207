import {
  dateOfDay,
  dayOf,
  type ExplainedDue,
  formatLimit,
  LimitError,
  minuteOf,
  parseLimit,
  type Stretch,
  type WorkingTime,
} from "../../../engines/deadline/index.ts";
import { formatDate, formatDateTime, formatTime, type Locale } from "../../../platform/text/index.ts";
import { weekday } from "./words.ts";

/** A limit as a paper says it, or a page in its reader's language; the text itself when it cannot be read. */
export function limitInWords(limitText: string, locale: Locale = "vi"): string {
  try {
    return formatLimit(parseLimit(limitText))[locale];
  } catch (error) {
    if (error instanceof LimitError) return limitText;
    throw error;
  }
}

/**
 * Why something is due when it is, in short lines for the slip in the applicant's hands: the limit, the minute from which it counts, each
 * day off that was skipped by its name, days worked in stead of others, and the times in which the clock stood still.
 * @param time the working time it was counted in: names the days off between a late receipt and the next working day, which the trace keeps as one
 */
export function dueReasons(
  { trace: whole, startedCounting, due }: ExplainedDue,
  limitText: string,
  time?: WorkingTime,
): readonly string[] {
  const trace = time ? whole.flatMap((stretch) => apart(stretch, time)) : whole;
  const start = `${formatTime(startedCounting)} ${weekday(startedCounting)}, ${formatDate(startedCounting)}`;
  const lines = [`Thời hạn ${limitInWords(limitText)}, tính từ ${start}${whyLater(trace)}.`];
  const skipped = skippedDays(trace);
  if (skipped !== "") lines.push(`Không tính: ${skipped}.`);
  const makeUp = daysOf(trace, "make-up-day").map(shortDay);
  if (makeUp.length > 0) lines.push(`Có tính ngày làm bù: ${makeUp.join(", ")}.`);
  lines.push(...pauseReasons(trace));
  if (has(trace, "ends-on-day-off")) lines.push("Hết hạn vào ngày nghỉ nên chuyển sang ngày làm việc tiếp theo.");
  if (has(trace, "re-appointed")) lines.push("Đã hẹn lại sang ngày này.");
  if (due === null) lines.push("Thời hạn đang tạm dừng, sẽ tính tiếp khi nhận đủ nội dung còn thiếu.");
  return lines;
}

/** The times in which the clock stood still, or ran on against the office; one line each. */
export function pauseReasons(trace: readonly Stretch[]): readonly string[] {
  const waits = trace.filter(({ why }) => why.code === "paused");
  const against = [...new Set(trace.filter(({ why }) => why.code === "against-office").map(({ why }) => why.vi))];
  return [...waits.map(({ from, to, why }) => `${why.vi}, không tính: ${span(from, to)}.`), ...against.map(sentence)];
}

/** Days off after a receipt out of hours, each by its name beside the stretch that says so. */
function apart(stretch: Stretch, time: WorkingTime): readonly Stretch[] {
  if (!stretch.why.code.startsWith("received-")) return [stretch];
  const days = daysIn(stretch).flatMap((date): readonly Stretch[] => {
    const from = new Date(`${date}T00:00:00+07:00`);
    const day = time.kindOf(dayOf(minuteOf(from)));
    const to = new Date(from.getTime() + 86_400_000);
    if (day.kind === "weekend") return [{ from, to, counted: 0, why: { code: "weekend", vi: "", en: "" } }];
    if (day.kind !== "holiday") return [];
    return [{ from, to, counted: 0, why: { code: "holiday", vi: day.name.vi, en: day.name.en } }];
  });
  return [stretch, ...days];
}

function sentence(text: string): string {
  return `${text}.`;
}

function span(from: Date, to: Date): string {
  return `từ ${formatDateTime(from)} đến ${formatDateTime(to)}`;
}

function whyLater(trace: readonly Stretch[]): string {
  if (has(trace, "received-after-hours"))
    return " (nhận sau giờ làm việc nên tính là nhận vào ngày làm việc tiếp theo)";
  if (has(trace, "received-on-day-off")) return " (nhận vào ngày nghỉ nên tính là nhận vào ngày làm việc tiếp theo)";
  if (has(trace, "counting-not-begun")) return " (ngày làm việc sau ngày nhận đủ hồ sơ)";
  return "";
}

function has(trace: readonly Stretch[], code: string): boolean {
  return trace.some(({ why }) => why.code === code);
}

/** Beyond so many, days of weekends are counted, not named. */
const mostNamed = 14;

function skippedDays(trace: readonly Stretch[]): string {
  const weekends = daysOf(trace, "weekend");
  const parts = [...holidays(trace)].map(([name, days]) => `${rangesOf(days).join(", ")} (${name})`);
  if (weekends.length > mostNamed) parts.unshift(`${weekends.length} ngày thứ Bảy, Chủ nhật`);
  else if (weekends.length > 0) parts.unshift(`thứ Bảy, Chủ nhật (${byMonth(weekends)})`);
  return parts.join("; ");
}

/** `21, 22, 28, 29/11; 05, 06/12`. */
function byMonth(days: readonly string[]): string {
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  return [...months.values()]
    .map((some) => `${some.map((day) => day.slice(8)).join(", ")}/${some[0]?.slice(5, 7)}`)
    .join("; ");
}

function holidays(trace: readonly Stretch[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const stretch of trace) {
    if (stretch.why.code !== "holiday") continue;
    const name = stretch.why.vi.replace(/^Ngày nghỉ: /u, "");
    found.set(name, [...(found.get(name) ?? []), ...daysIn(stretch)]);
  }
  return found;
}

function daysOf(trace: readonly Stretch[], code: string): readonly string[] {
  return [...new Set(trace.filter(({ why }) => why.code === code).flatMap(daysIn))];
}

/** ISO days that a stretch touches. */
function daysIn({ from, to }: Stretch): readonly string[] {
  const first = dayOf(minuteOf(from));
  const last = dayOf(minuteOf(to) - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => dateOfDay(first + index));
}

/** Days in a row as `10/02 đến 16/02`. */
function rangesOf(days: readonly string[]): readonly string[] {
  const ranges: { first: string; last: string }[] = [];
  for (const day of days) {
    const open = ranges.at(-1);
    if (open && noonOf(day).getTime() - noonOf(open.last).getTime() === 86_400_000) open.last = day;
    else ranges.push({ first: day, last: day });
  }
  return ranges.map(({ first, last }) =>
    first === last ? shortDay(first) : `${shortDay(first)} đến ${shortDay(last)}`,
  );
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00+07:00`);
}

function shortDay(day: string): string {
  const [, month, date] = day.split("-");
  return `${date}/${month}`;
}
