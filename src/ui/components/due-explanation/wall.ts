import type { Locale } from "../../frame.ts";

const offset = 7 * 3_600_000;
const day = 86_400_000;

const weekdays: Readonly<Record<Locale, readonly string[]>> = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const months = "January February March April May June July August September October November December".split(" ");

/** Days since 1970 on a wall in Vietnam (UTC+7), in which an instant lies. */
export function wallDay(instant: Date): number {
  return Math.floor((instant.getTime() + offset) / day);
}

/** The year of an instant in Vietnam. */
export function wallYear(instant: Date): number {
  return new Date(instant.getTime() + offset).getUTCFullYear();
}

/** True at midnight in Vietnam. */
export function isMidnight(instant: Date): boolean {
  return (instant.getTime() + offset) % day === 0;
}

/** `17:00` in Vietnam. */
export function hourOf(instant: Date): string {
  return new Date(instant.getTime() + offset).toISOString().slice(11, 16);
}

/** `thứ Hai 26/10`, `Monday 26 October`; with the year when asked. */
export function dayWords(instant: Date, locale: Locale, withYear: boolean): string {
  const wall = new Date(instant.getTime() + offset);
  return `${weekdays[locale][wall.getUTCDay()]} ${dateWords(instant, locale, withYear)}`;
}

/** `26/10`, `26 October`; with the year when asked. */
export function dateWords(instant: Date, locale: Locale, withYear: boolean): string {
  const wall = new Date(instant.getTime() + offset);
  const [date, month, year] = [wall.getUTCDate(), wall.getUTCMonth(), wall.getUTCFullYear()];
  if (locale === "en") return `${date} ${months[month]}${withYear ? ` ${year}` : ""}`;
  return `${two(date)}/${two(month + 1)}${withYear ? `/${year}` : ""}`;
}

/** The instant one minute before: what an end that is not part of a stretch shows as its last day. */
export function minuteBefore(instant: Date): Date {
  return new Date(instant.getTime() - 60_000);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
