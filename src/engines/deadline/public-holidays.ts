import Holidays from "date-holidays";
import type { Bilingual, SpecialDay } from "./calendar.ts";
import { decidedDays } from "./decided-days.ts";
import { dateOfDay, dayOfDate, type LocalDay, weekdayOf } from "./local-time.ts";

/** Days off and days worked instead, for everyone in the country. */
export type PublicDays = { readonly holidays: readonly SpecialDay[]; readonly workdays: readonly SpecialDay[] };

/**
 * The public holidays of some years (Labour Code 2019, article 112). A holiday on a weekend is made up for on the next working day
 * (article 111, clause 3). What the Government set for a year stands over the rule.
 */
export function publicDays(firstYear: number, lastYear: number): PublicDays {
  const years = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index);
  return { holidays: years.flatMap(holidaysOf), workdays: years.flatMap(workedInstead) };
}

const library = new Holidays("VN");

function holidaysOf(year: number): readonly SpecialDay[] {
  const off = new Map<LocalDay, Bilingual>();
  const decided = decidedDays[year];
  const onWeekend: Bilingual[] = [];
  const owed: LocalDay[] = [];
  for (const { day, name, isTet } of named(year)) {
    if (isTet && decided) continue;
    if (weekdayOf(day) % 6 !== 0) off.set(day, name);
    else {
      owed.push(day);
      onWeekend.push(name);
    }
  }
  for (const date of decided?.tet ?? []) off.set(dayIn(year, date), tet);
  for (const each of decided?.swapped ?? []) off.set(dayIn(year, each.off), swapped(each.worked));
  owed.forEach((day, index) => {
    let free = day + 1;
    while (weekdayOf(free) % 6 === 0 || off.has(free)) free += 1;
    const name = onWeekend[index] ?? tet;
    off.set(free, { vi: `Nghỉ bù ${name.vi}`, en: `In lieu of ${name.en}` });
  });
  return [...off].sort(([a], [b]) => a - b).map(([day, name]) => ({ date: dateOfDay(day), name }));
}

/** Every single day of the year's holidays, by the law and the lunar calendar. */
function named(year: number): readonly { readonly day: LocalDay; readonly name: Bilingual; readonly isTet: boolean }[] {
  const found = library.getHolidays(year, "vi").flatMap(({ type, date, start, end, name }) => {
    const first = dayOfDate(date.slice(0, 10));
    if (type !== "public" || first === undefined) return [];
    // One entry may stand for several days, as the Lunar New Year does.
    const length = Math.round((end.getTime() - start.getTime()) / 86_400_000);
    const isTet = /Nguyên Đán/i.test(name);
    const said = isTet ? tet : { vi: name, en: english[date.slice(5, 10)] ?? english[name] ?? name };
    return Array.from({ length }, (_, index) => ({ day: first + index, name: said, isTet }));
  });
  const second = decidedDays[year]?.nationalDay ?? (year >= 2021 ? "09-03" : undefined);
  const beside = second ? [{ day: dayIn(year, second), name: nationalDay, isTet: false }] : [];
  const days = new Map([...found, ...beside].map((one) => [one.day, one]));
  return [...days.values()].sort((a, b) => a.day - b.day);
}

function workedInstead(year: number): readonly SpecialDay[] {
  return (decidedDays[year]?.swapped ?? []).map(({ off, worked }) => {
    const [month = "", day = ""] = off.split("-");
    const name = { vi: `làm bù cho ngày ${day}/${month}`, en: `instead of ${day}/${month}` };
    return { date: `${year}-${worked}`, name };
  });
}

function swapped(worked: string): Bilingual {
  const [month = "", day = ""] = worked.split("-");
  return { vi: `Nghỉ hoán đổi, làm bù ngày ${day}/${month}`, en: `Day off, worked on ${day}/${month} instead` };
}

function dayIn(year: number, date: string): LocalDay {
  return dayOfDate(`${year}-${date}`) ?? Number.NaN;
}

const tet: Bilingual = { vi: "Tết Nguyên đán", en: "Lunar New Year" };
const nationalDay: Bilingual = { vi: "Quốc khánh", en: "National Day" };
const english: Readonly<Record<string, string>> = {
  "01-01": "New Year's Day",
  "04-30": "Reunification Day",
  "05-01": "Labour Day",
  "09-02": "National Day",
  "Giỗ tổ Hùng Vương": "Hùng Kings' Commemoration",
};
