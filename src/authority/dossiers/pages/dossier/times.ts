import { minuteOf, type WorkingTime } from "../../../../engines/deadline/index.ts";
import { formatDate, type Locale, wallTime } from "../../../../platform/text/index.ts";

const units: Readonly<Record<Locale, readonly [day: string, hour: string, minute: string]>> = {
  vi: ["ngày", "giờ", "phút"],
  en: ["d", "h", "min"],
};

/** Working minutes from one instant to another; negative when the second is earlier. */
export function workedBetween(time: WorkingTime, from: Date, to: Date): number {
  return time.workedBefore(minuteOf(to)) - time.workedBefore(minuteOf(from));
}

/** Working time in words: `1 ngày 2 giờ`, `45 phút`. Days are the agency's working days. */
export function workWords(minutes: number, { dayLength }: Pick<WorkingTime, "dayLength">, locale: Locale): string {
  const [day, hour, minute] = units[locale];
  const amount = Math.abs(Math.round(minutes));
  const days = Math.floor(amount / dayLength);
  const rest = amount - days * dayLength;
  const parts = [
    [days, day],
    [Math.floor(rest / 60), hour],
    [days > 0 ? 0 : rest % 60, minute],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length > 0 ? said.join(" ") : `0 ${minute}`;
}

/** `24/11, 09:14`; with the year when it is not this one. */
export function shortTime(instant: Date, now: Date): string {
  const { hour, minute } = wallTime(instant);
  return `${shortDay(instant, now)}, ${hour}:${minute}`;
}

/** `24/11`; with the year when it is not this one. */
export function shortDay(instant: Date, now: Date): string {
  const { year, month, day } = wallTime(instant);
  return year === wallTime(now).year ? `${day}/${month}` : formatDate(instant);
}
