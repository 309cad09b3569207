import { formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { reconciliationText } from "./text.ts";

/** From then on an authority that compares counts as silent, in milliseconds. */
export const silentFor = 15 * 60_000;

/** A duration in milliseconds in the unit people would use. */
export function lagText(milliseconds: number, locale: Locale): string {
  const text = wordsIn(reconciliationText, locale);
  const seconds = milliseconds / 1_000;
  if (seconds < 90) return text.seconds(formatNumber(seconds, locale, seconds < 10 ? 1 : 0));
  if (seconds < 5_400) return text.minutes(formatNumber(seconds / 60, locale));
  const hours = seconds / 3_600;
  if (hours <= 48) return text.hours(formatNumber(hours, locale, 1));
  return text.days(formatNumber(hours / 24, locale, 1));
}

/** How a comparison ended, as a mark shows it. */
export const tones = { running: "wire", equal: "ok", repaired: "ok", differs: "bad", failed: "slow" } as const;
