import type { DayMark } from "./day-change.ts";
import { dayOfDate, weekdayOf } from "./local-time.ts";

/** Marked days that follow each other and mean the same; weekends between them are passed over. */
export type DayRange<T extends DayMark> = {
  readonly first: string;
  readonly last: string;
  /** The marked days in it. */
  readonly days: readonly T[];
};

/**
 * Joins days into ranges, in the order of their dates: "Tết, from Thursday to Wednesday" instead of five lines.
 * @param same whether two days may stand in one range, beside their kind and Vietnamese name
 */
export function foldDays<T extends DayMark>(
  days: readonly T[],
  same: (one: T, other: T) => boolean = () => true,
): readonly DayRange<T>[] {
  const ranges: { first: string; last: string; days: T[] }[] = [];
  for (const day of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const range = ranges.at(-1);
    const last = range?.days.at(-1);
    if (range && last && follows(last, day) && same(last, day)) {
      range.last = day.date;
      range.days.push(day);
    } else ranges.push({ first: day.date, last: day.date, days: [day] });
  }
  return ranges;
}

function follows(one: DayMark, other: DayMark): boolean {
  if (one.kind !== other.kind || one.name.vi !== other.name.vi) return false;
  let day = (dayOfDate(one.date) ?? 0) + 1;
  const end = dayOfDate(other.date) ?? 0;
  if (one.kind === "off") while (day < end && weekdayOf(day) % 6 === 0) day += 1;
  return day === end;
}
