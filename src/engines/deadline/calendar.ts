import { dayMinutes, dayOfDate } from "./local-time.ts";

/** A text in both languages. */
export type Bilingual = { readonly vi: string; readonly en: string };

/** A stretch of office hours, in minutes from midnight; the end is not part of it. */
export type OfficeWindow = { readonly from: number; readonly to: number };

/** A day that is not like its neighbours: a holiday, a make-up day, a swapped day. `date` is `yyyy-MM-dd`. */
export type SpecialDay = { readonly date: string; readonly name: Bilingual };

/** When an agency works. */
export type WorkingCalendar = {
  /** Office hours of every working day, in order. */
  readonly hours: readonly OfficeWindow[];
  /** Days off beside the weekend. */
  readonly holidays: readonly SpecialDay[];
  /** Days worked though they fall on a weekend or a holiday. */
  readonly workdays: readonly SpecialDay[];
};

/** Office hours where an agency says nothing else: 07:00 to 11:30 and 13:30 to 17:00, eight hours. */
export const usualHours: readonly OfficeWindow[] = [
  { from: 7 * 60, to: 11 * 60 + 30 },
  { from: 13 * 60 + 30, to: 17 * 60 },
];

/** What is wrong with a calendar. */
export type CalendarProblem = { readonly code: CalendarProblemCode; readonly at: string; readonly message: Bilingual };

/** Names of what can be wrong with a calendar. */
export type CalendarProblemCode =
  | "hours-missing"
  | "hours-impossible"
  | "hours-overlap"
  | "date-impossible"
  | "date-twice"
  | "holiday-and-workday";

/** A calendar that cannot be counted with; `problems` says everything that is wrong. */
export class CalendarError extends Error {
  override name = "CalendarError";
  readonly code = "deadline.calendar";
  readonly problems: readonly CalendarProblem[];
  constructor(problems: readonly CalendarProblem[]) {
    super(problems.map(({ at, message }) => `${at}: ${message.en}`).join("; "));
    this.problems = problems;
  }
}

/** Everything that is wrong with a calendar; empty when it can be counted with. */
export function checkCalendar({ hours, holidays, workdays }: WorkingCalendar): readonly CalendarProblem[] {
  const off = new Set(holidays.map(({ date }) => date));
  return [
    ...checkHours(hours),
    ...checkDays(holidays),
    ...checkDays(workdays),
    ...workdays.filter(({ date }) => off.has(date)).map(({ date }) => problem("holiday-and-workday", date)),
  ];
}

function checkHours(hours: readonly OfficeWindow[]): readonly CalendarProblem[] {
  if (hours.length === 0) return [problem("hours-missing", "hours")];
  return hours.flatMap((window, index) => {
    const at = `${clock(window.from)}-${clock(window.to)}`;
    const whole = Number.isInteger(window.from) && Number.isInteger(window.to);
    if (!whole || window.from < 0 || window.to > dayMinutes || window.from >= window.to)
      return [problem("hours-impossible", at)];
    const earlier = hours[index - 1];
    return earlier && earlier.to > window.from ? [problem("hours-overlap", at)] : [];
  });
}

function checkDays(days: readonly SpecialDay[]): readonly CalendarProblem[] {
  const seen = new Set<string>();
  return days.flatMap(({ date }) => {
    if (dayOfDate(date) === undefined) return [problem("date-impossible", date)];
    if (seen.has(date)) return [problem("date-twice", date)];
    seen.add(date);
    return [];
  });
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function problem(code: CalendarProblemCode, at: string): CalendarProblem {
  return { code, at, message: messages[code] };
}

const messages: Readonly<Record<CalendarProblemCode, Bilingual>> = {
  "hours-missing": {
    vi: "Chưa có giờ làm việc. Nhập ít nhất một khoảng, ví dụ 07:00-11:30.",
    en: "There are no office hours. Enter at least one stretch, such as 07:00-11:30.",
  },
  "hours-impossible": {
    vi: "Giờ làm việc phải nằm trong một ngày, giờ bắt đầu trước giờ kết thúc.",
    en: "Office hours lie within one day and begin before they end.",
  },
  "hours-overlap": {
    vi: "Hai khoảng giờ làm việc chồng lên nhau, hoặc không theo thứ tự.",
    en: "Two stretches of office hours overlap, or are not in order.",
  },
  "date-impossible": {
    vi: "Không có ngày này. Ghi ngày dạng 2020-09-02.",
    en: "There is no such date. Write it as 2020-09-02.",
  },
  "date-twice": { vi: "Ngày này được ghi hai lần.", en: "This day is entered twice." },
  "holiday-and-workday": {
    vi: "Ngày này vừa là ngày nghỉ vừa là ngày làm bù. Bỏ một trong hai.",
    en: "This day is both a day off and a make-up day. Remove one of them.",
  },
};
