import { formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { figuresText } from "./text.ts";

/** Minutes as people say them: minutes up to two hours, hours up to two days, then days. */
export function durationText(minutes: number | undefined, locale: Locale): string {
  if (minutes === undefined) return "–";
  const text = wordsIn(figuresText, locale);
  if (minutes < 120) return text.minutes(formatNumber(minutes, locale));
  if (minutes < 48 * 60) return text.hours(formatNumber(minutes / 60, locale, 1));
  return text.days(formatNumber(minutes / 1_440, locale, 1));
}

/** Milliseconds of a lag: seconds up to two minutes, then as minutes are. */
export function lagText(ms: number | undefined, locale: Locale): string {
  if (ms === undefined) return "–";
  if (ms >= 120_000) return durationText(ms / 60_000, locale);
  return wordsIn(figuresText, locale).seconds(formatNumber(ms / 1_000, locale, 1));
}
