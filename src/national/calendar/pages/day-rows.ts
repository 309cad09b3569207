import { foldDays } from "../../../engines/deadline/index.ts";
import { formatDate, type Locale, startOfDay, wordsIn } from "../../../platform/text/index.ts";
import type { DayRow, YearMark } from "../../../ui/index.ts";
import type { Decision, NationalDay } from "../record.ts";
import { calendarWords } from "./words.ts";

/** Days as the lines of the table; a year that was checked says against what. */
export function dayRows(days: readonly NationalDay[], checked: Decision | null, locale: Locale): readonly DayRow[] {
  const same = (one: NationalDay, other: NationalDay) =>
    one.basis === other.basis && one.decision?.number === other.decision?.number;
  return foldDays(days, same).flatMap(({ first, last, days: list }) => {
    const [day] = list;
    if (!day) return [];
    const decision = day.decision ?? (day.basis === "entered" ? checked : null);
    const basis = day.basis === "entered" && checked ? "decided" : day.basis;
    const common = { first, last, days: list.length, kind: day.kind, name: day.name[locale], basis };
    return [{ ...common, ...(decision ? { decision: decisionWords(decision, locale) } : {}) }];
  });
}

/** Days as the picture shows them. */
export function yearMarks(days: readonly NationalDay[], locale: Locale): readonly YearMark[] {
  return days.map(({ date, kind, name }) => ({ date, kind, name: name[locale] }));
}

/** `9614/VPCP-KSTT ngày 09/11/2020`. */
export function decisionWords({ number, date }: Decision, locale: Locale): string {
  return wordsIn(calendarWords, locale).decision(number, formatDate(startOfDay(date)));
}
