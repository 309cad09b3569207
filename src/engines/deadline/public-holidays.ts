import type { Bilingual, SpecialDay } from "./calendar.ts";
import { decidedDays } from "./decided-days.ts";
import { dateOfDay, dayOfDate, type LocalDay, weekdayOf } from "./local-time.ts";
import { lunarDaysOf } from "./lunar-days.ts";

/** A day off, or worked, for everyone: by the law alone, or because it was entered as what the Government set for the year. */
export type PublicDay = SpecialDay & { readonly basis: "law" | "entered" };

/** Days off and days worked instead, for everyone in the country. */
export type PublicDays = { readonly holidays: readonly PublicDay[]; readonly workdays: readonly PublicDay[] };

/**
 * The public holidays of some years (Labour Code 2019, article 112). A holiday on a weekend is made up for on the next working day
 * (article 111, clause 3). What the Government set for a year stands over the rule.
 */
export function publicDays(firstYear: number, lastYear: number): PublicDays {
  const years = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index);
  return { holidays: years.flatMap(holidaysOf), workdays: years.flatMap(workedInstead) };
}

/** What a day off is called when it is worked on another day, and that other day; dates as `yyyy-MM-dd`. */
export function swapNames(swap: { readonly off: string; readonly worked: string }): {
  readonly off: Bilingual;
  readonly worked: Bilingual;
} {
  const [off, worked] = [dayMonth(swap.off), dayMonth(swap.worked)];
  return {
    off: { vi: `Nghỉ hoán đổi, làm bù ngày ${worked}`, en: `Day off, worked on ${worked} instead` },
    worked: { vi: `làm bù cho ngày ${off}`, en: `instead of ${off}` },
  };
}

type Off = { readonly name: Bilingual; readonly basis: PublicDay["basis"] };

function holidaysOf(year: number): readonly PublicDay[] {
  const off = new Map<LocalDay, Off>();
  const decided = decidedDays[year];
  const owed: { readonly day: LocalDay; readonly name: Bilingual }[] = [];
  for (const { day, name, isTet, basis } of named(year)) {
    if (isTet && decided) continue;
    if (weekdayOf(day) % 6 !== 0) off.set(day, { name, basis });
    else owed.push({ day, name });
  }
  for (const date of decided?.tet ?? []) off.set(dayIn(year, date), { name: tet, basis: "entered" });
  for (const each of decided?.swapped ?? [])
    off.set(dayIn(year, each.off), {
      name: swapNames({ off: `${year}-${each.off}`, worked: `${year}-${each.worked}` }).off,
      basis: "entered",
    });
  for (const { day, name } of owed) {
    let free = day + 1;
    while (weekdayOf(free) % 6 === 0 || off.has(free)) free += 1;
    off.set(free, { name: { vi: `Nghỉ bù ${name.vi}`, en: `In lieu of ${name.en}` }, basis: "law" });
  }
  return [...off].sort(([a], [b]) => a - b).map(([day, each]) => ({ date: dateOfDay(day), ...each }));
}

type Named = Off & { readonly day: LocalDay; readonly isTet: boolean };

/** Every single day of the year's holidays, by the law and the lunar calendar. */
function named(year: number): readonly Named[] {
  const law = (date: string, name: Bilingual): Named => ({ day: dayIn(year, date), name, isTet: false, basis: "law" });
  const lunar = lunarDaysOf(year);
  const eve = lunar ? dayIn(year, lunar.eve) : Number.NaN;
  const days = [
    law("01-01", { vi: "Tết Dương lịch", en: "New Year's Day" }),
    ...Array.from({ length: lunar ? tetLength : 0 }, (_, index) => ({
      ...law("01-01", tet),
      day: eve + index,
      isTet: true,
    })),
    ...(lunar ? [law(lunar.hungKings, { vi: "Giỗ tổ Hùng Vương", en: "Hùng Kings' Commemoration" })] : []),
    law("04-30", { vi: "Ngày Giải phóng miền Nam", en: "Reunification Day" }),
    law("05-01", { vi: "Quốc tế Lao động", en: "Labour Day" }),
    law("09-02", nationalDay),
    ...besideNationalDay(year),
  ];
  // Two on one day are one day off; it has the name of the later.
  return [...new Map(days.map((one) => [one.day, one])).values()].sort((a, b) => a.day - b.day);
}

/** The second day of National Day, since the Labour Code of 2019. */
function besideNationalDay(year: number): readonly Named[] {
  const set = decidedDays[year]?.nationalDay;
  const date = set ?? (year >= 2021 ? "09-03" : undefined);
  if (date === undefined) return [];
  return [{ day: dayIn(year, date), name: nationalDay, isTet: false, basis: set ? "entered" : "law" }];
}

function workedInstead(year: number): readonly PublicDay[] {
  return (decidedDays[year]?.swapped ?? []).map((each) => {
    const date = `${year}-${each.worked}`;
    return { date, name: swapNames({ off: `${year}-${each.off}`, worked: date }).worked, basis: "entered" };
  });
}

function dayMonth(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}`;
}

function dayIn(year: number, date: string): LocalDay {
  return dayOfDate(`${year}-${date}`) ?? Number.NaN;
}

/** The eve and four days; which five a year has off the Government sets. */
const tetLength = 5;
const tet: Bilingual = { vi: "Tết Nguyên đán", en: "Lunar New Year" };
const nationalDay: Bilingual = { vi: "Quốc khánh", en: "National Day" };
