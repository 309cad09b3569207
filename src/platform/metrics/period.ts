import type { MetricPeriod } from "./query.ts";

/** Days from one to another; the end is not counted. `from` null: since the beginning. */
export type DayRange = { readonly from: string | null; readonly until: string };

/** A period cut at the ends of years and months: whole years, whole months before and after them, and the days that are left. */
export type SplitPeriod = {
  readonly years: readonly DayRange[];
  readonly months: readonly DayRange[];
  readonly days: readonly DayRange[];
};

/** Cuts a period so that most of it is read from the coarsest sums. `finest`: what the reading is divided by, where it is by time. */
export function splitPeriod(period: MetricPeriod, finest?: "day" | "month"): SplitPeriod {
  const whole: DayRange = { from: period.from ?? null, until: dayAfter(period.to) };
  if (whole.from !== null && whole.from >= whole.until) return { years: [], months: [], days: [] };
  if (finest === "day") return { years: [], months: [], days: [whole] };
  const byMonth = cut(whole, monthOf, nextMonth);
  if (finest === "month") return { years: [], months: byMonth.inside, days: byMonth.outside };
  const byYear = byMonth.inside.map((months) => cut(months, yearOf, nextYear));
  return {
    years: byYear.flatMap(({ inside }) => inside),
    months: byYear.flatMap(({ outside }) => outside),
    days: byMonth.outside,
  };
}

/** The same days a year earlier; 29 February becomes the 28th. */
export function yearBefore(day: string): string {
  const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
  return earlier.endsWith("-02-29") ? earlier.replace("-29", "-28") : earlier;
}

type Cut = { readonly inside: readonly DayRange[]; readonly outside: readonly DayRange[] };

/** Whole units inside a range, and what of it lies before and after them. */
function cut({ from, until }: DayRange, start: (day: string) => string, next: (day: string) => string): Cut {
  const first = from === null || from === start(from) ? from : next(from);
  const last = start(until);
  if (first !== null && first >= last) return { inside: [], outside: [{ from, until }] };
  const head = from !== null && first !== null && from < first ? [{ from, until: first }] : [];
  const tail = last < until ? [{ from: last, until }] : [];
  return { inside: [{ from: first, until: last }], outside: [...head, ...tail] };
}

function yearOf(day: string): string {
  return `${day.slice(0, 4)}-01-01`;
}

function nextYear(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}-01-01`;
}

function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(day: string): string {
  const next = new Date(`${monthOf(day)}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
