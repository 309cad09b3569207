import { foldDays } from "../../../engines/deadline/index.ts";
import { formatDate, type Locale, startOfDay, wordsIn } from "../../../platform/text/index.ts";
import type { DayRow, YearMark } from "../../../ui/index.ts";
import { type CalendarRecord, type Decision, type NationalDay, nationalDays, ownDays } from "../record.ts";
import { calendarWords } from "./words.ts";

/** A day as it counts here: the nation's, or one that this authority set over it. */
export type ShownDay = NationalDay & { readonly isOwn: boolean };

/** The days of a year as they count here, in the order of their dates. */
export function daysOfYear(record: CalendarRecord, year: number): readonly ShownDay[] {
  const inYear = ({ date }: { readonly date: string }) => Number(date.slice(0, 4)) === year;
  const checked = record.years.get(year) ?? null;
  const own = ownDays(record);
  const common = [...nationalDays(record).values()]
    .filter((day) => inYear(day) && !own.has(day.date))
    .map((day): ShownDay => ({ ...judged(day, checked), isOwn: false }));
  const mine = [...own.values()].filter(inYear).map((day): ShownDay => ({ ...day, basis: "decided", isOwn: true }));
  return [...common, ...mine].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Days that came with the product are decided once the nation checked their year. */
function judged(day: NationalDay, checked: Decision | null): NationalDay {
  return day.basis === "entered" && checked ? { ...day, basis: "decided", decision: checked } : day;
}

/** Days as the lines of the table. */
export function dayRows(days: readonly ShownDay[], locale: Locale): readonly DayRow[] {
  const same = (one: ShownDay, other: ShownDay) =>
    one.isOwn === other.isOwn && one.basis === other.basis && one.decision?.number === other.decision?.number;
  return foldDays(days, same).flatMap(({ first, last, days: list }) => {
    const [day] = list;
    if (!day) return [];
    const { kind, basis, isOwn, decision } = day;
    const common = { first, last, days: list.length, kind, name: day.name[locale], basis, own: isOwn };
    return [{ ...common, ...(decision ? { decision: decisionWords(decision, locale) } : {}) }];
  });
}

/** Days as the picture shows them. */
export function yearMarks(days: readonly ShownDay[], locale: Locale): readonly YearMark[] {
  return days.map(({ date, kind, name, isOwn }) => ({ date, kind: isOwn ? `own-${kind}` : kind, name: name[locale] }));
}

/** `9614/UBND-KSTT ngày 09/11/2020`. */
export function decisionWords({ number, date }: Decision, locale: Locale): string {
  return wordsIn(calendarWords, locale).decision(number, formatDate(startOfDay(date)));
}
