import type { MetricPeriod } from "./query.ts";

/** A period cut at the ends of months: whole months, and the days before and after them. Ends are not counted. */
export type SplitPeriod = {
  readonly months?: { readonly from: string | null; readonly until: string };
  readonly days: readonly { readonly from: string | null; readonly until: string }[];
};

/** Cuts a period so that most of it is read by month. `wholeMonths: false` keeps it in days. */
export function splitPeriod(period: MetricPeriod, wholeMonths: boolean): SplitPeriod {
  const until = dayAfter(period.to);
  const from = period.from ?? null;
  if (from !== null && from >= until) return { days: [] };
  const firstMonth = from === null ? null : monthAtOrAfter(from);
  const lastMonth = monthOf(until);
  if (!wholeMonths || (firstMonth !== null && firstMonth >= lastMonth)) return { days: [{ from, until }] };
  const head = from !== null && firstMonth !== null && from < firstMonth ? [{ from, until: firstMonth }] : [];
  const tail = lastMonth < until ? [{ from: lastMonth, until }] : [];
  return { months: { from: firstMonth, until: lastMonth }, days: [...head, ...tail] };
}

/** The same days a year earlier; 29 February becomes the 28th. */
export function yearBefore(day: string): string {
  const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
  return earlier.endsWith("-02-29") ? earlier.replace("-29", "-28") : earlier;
}

function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function monthAtOrAfter(day: string): string {
  if (day.endsWith("-01")) return day;
  const next = new Date(`${monthOf(day)}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
