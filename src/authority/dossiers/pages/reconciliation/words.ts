import { formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { reconciliationText } from "./text.ts";

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

/** Why the portal refused, in a few words. */
export function reasonText(reason: string, locale: Locale): string {
  const text = wordsIn(reconciliationText, locale);
  switch (reason) {
    case "procedure-code":
    case "dossier-code":
    case "not-yours":
    case "date-before-receipt":
    case "date-in-future":
    case "field":
      return text[reason];
    case "agency":
      return text.agencyReason;
    case "state":
      return text.stateReason;
    default:
      return reason;
  }
}
