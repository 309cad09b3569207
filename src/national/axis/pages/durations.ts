import { formatNumber, type Locale, wordsIn } from "../../../platform/text/index.ts";
import { axisWords } from "./words.ts";

/** A span as people say it: 40 giây, 12 phút, 2 giờ 10, 3 ngày 4 giờ. Never negative. */
export function spanText(from: Date, to: Date, locale: Locale): string {
  const words = wordsIn(axisWords, locale);
  const number = (value: number) => formatNumber(value, locale);
  const seconds = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
  if (seconds < 60) return words.seconds(number(seconds));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return words.minutes(number(minutes));
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return words.hours(number(hours), String(minutes % 60).padStart(2, "0"));
  return words.days(number(Math.floor(hours / 24)), number(hours % 24));
}

/**
 * An instant of the machine's clock as the domain clock showed it: queues and heartbeats are kept by the machine's clock, while people read
 * hours of the domain's. The two run at the same speed.
 */
export function onDomainClock(machineInstant: Date, clocks: { readonly domain: Date; readonly machine: Date }): Date {
  return new Date(clocks.domain.getTime() - (clocks.machine.getTime() - machineInstant.getTime()));
}
