import { formatNumber } from "./format.ts";
import { defineText, type Locale, wordsIn } from "./text.ts";

const durationText = defineText({
  vi: {
    seconds: (value: string) => `${value} giây`,
    minutes: (value: string) => `${value} phút`,
    hours: (value: string) => `${value} giờ`,
    days: (value: string) => `${value} ngày`,
  },
  en: {
    seconds: (value: string) => `${value} s`,
    minutes: (value: string) => `${value} min`,
    hours: (value: string) => `${value} h`,
    days: (value: string) => `${value} days`,
  },
});

/** A duration in milliseconds in the unit people would use; from two days on in days. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const text = wordsIn(durationText, locale);
  const seconds = milliseconds / 1_000;
  if (seconds < 90) return text.seconds(formatNumber(seconds, locale, seconds < 10 ? 1 : 0));
  if (seconds < 5_400) return text.minutes(formatNumber(seconds / 60, locale));
  const hours = seconds / 3_600;
  if (hours <= 48) return text.hours(formatNumber(hours, locale, 1));
  return text.days(formatNumber(hours / 24, locale, 1));
}
