import { type AppContext, csvFile } from "../../../platform/http/index.ts";
import { formatDateTime, formatNumber, type Locale, textIn, wordsIn } from "../../../platform/text/index.ts";
import type { MovedItem } from "../open-items.ts";
import { movedText } from "./moved-text.ts";

/** How much later or earlier an item is due: "muộn hơn 1 ngày làm việc", in hours where it is not whole days. */
export function shiftWords({ byMinutes, byDays }: MovedItem, locale: Locale): string {
  const text = wordsIn(movedText, locale);
  const days = Math.abs(byDays);
  const inDays = Number.isInteger(days * 2);
  const amount = inDays
    ? text.days(formatNumber(days, locale, Number.isInteger(days) ? 0 : 1))
    : text.hours(formatNumber(Math.abs(byMinutes) / 60, locale, 1));
  if (byMinutes === 0) return text.sameWork;
  return byMinutes > 0 ? text.later(amount) : text.earlier(amount);
}

/** Every moved item as a table for spreadsheets. */
export function movedCsv(c: AppContext, moved: readonly MovedItem[], agencyName: (code: string) => string): Response {
  const locale = c.get("locale");
  const head = wordsIn(movedText, locale).csvHead.split("|");
  const rows = moved.map((one) => [
    one.item.agency,
    agencyName(one.item.agency),
    textIn(one.source, locale),
    one.item.label,
    formatDateTime(one.before),
    formatDateTime(one.after),
    shiftWords(one, locale),
  ]);
  return csvFile(c, "viec-doi-han", [head, ...rows]);
}
