import type { Locale } from "./text.ts";

/** The parts of an instant on a Vietnamese wall: two-digit strings, four-digit year. */
export type WallTime = Readonly<Record<"year" | "month" | "day" | "hour" | "minute" | "second", string>>;

/** Vietnam's distance from UTC, without summer time, in milliseconds. */
const offset = 7 * 3_600_000;

/** Reads an instant as people in Vietnam (UTC+7) see it. Lists ask hundreds of times a page: Intl would take most of their time. */
export function wallTime(instant: Date): WallTime {
  const text = new Date(instant.getTime() + offset).toISOString();
  const [year = "", month = "", day = "", hour = "", minute = "", second = ""] = text.split(/[-T:.Z]/);
  return { year, month, day, hour, minute, second };
}

/** `24/11/2020` in both languages. */
export function formatDate(instant: Date): string {
  const { day, month, year } = wallTime(instant);
  return `${day}/${month}/${year}`;
}

/** `09:14` in both languages. */
export function formatTime(instant: Date): string {
  const { hour, minute } = wallTime(instant);
  return `${hour}:${minute}`;
}

/** `24/11/2020 09:14`. */
export function formatDateTime(instant: Date): string {
  return `${formatDate(instant)} ${formatTime(instant)}`;
}

/** `24/11/2020 09:14:08`, for evidence. */
export function formatInstant(instant: Date): string {
  return `${formatDateTime(instant)}:${wallTime(instant).second}`;
}

/** The ISO day of an instant in Vietnam: `2020-11-24`. */
export function isoDay(instant: Date): string {
  const { day, month, year } = wallTime(instant);
  return `${year}-${month}-${day}`;
}

/** The instant at which a Vietnamese day (`2020-11-24`) begins. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`);
}

const weekdays: Readonly<Record<Locale, readonly string[]>> = {
  vi: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

/** The name of the weekday in Vietnam: `Thứ Ba`, `Tuesday`. */
export function formatWeekday(instant: Date, locale: Locale): string {
  const index = new Date(`${isoDay(instant)}T00:00:00Z`).getUTCDay();
  return weekdays[locale][index] ?? "";
}

/**
 * A number with the grouping of the language: `1.284` and `99,49` in Vietnamese, `1,284` and `99.49` in English.
 * @param digits decimals, always shown (default 0)
 */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const text = new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
  return text.replace("-", "−");
}

/** A share (0 to 1) as `99,49 %` with an unbreakable space. */
export function formatShare(share: number, locale: Locale, digits = 2): string {
  return `${formatNumber(share * 100, locale, digits)}\u00a0%`;
}

/** Integer đồng as `48.215.000 đồng`. */
export function formatMoney(dong: number, locale: Locale): string {
  return `${formatNumber(dong, locale)}\u00a0${locale === "vi" ? "đồng" : "VND"}`;
}

/** Bytes as `8,4 MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1024) return `${bytes}\u00a0byte`;
  if (bytes < 1024 * 1024) return `${formatNumber(bytes / 1024, locale, 1)}\u00a0KB`;
  return `${formatNumber(bytes / 1024 / 1024, locale, 1)}\u00a0MB`;
}
