import type { Bilingual } from "../../frame.ts";
import { useLocale } from "../../locale.ts";
import { classNames } from "../attributes.ts";

/** One day: how it counts, the mark in its square (a number or a short word) and the same for the ear. */
export type CalendarDay = {
  /** As written in the square: "24", or "01/01" at the turn of a month. */
  readonly date: string;
  readonly kind: "out" | "received" | "counted" | "off" | "holiday" | "waiting" | "due";
  readonly mark?: string | undefined;
  readonly spoken?: string | undefined;
  readonly today?: boolean | undefined;
};

const CLASSES: Readonly<Record<CalendarDay["kind"], string>> = {
  out: "lt-cal__out",
  received: "lt-cal__recv",
  counted: "lt-cal__n",
  off: "lt-cal__off",
  holiday: "lt-cal__hol",
  waiting: "lt-cal__wait",
  due: "lt-cal__n lt-cal__due",
};

const WEEKDAYS: readonly { readonly short: Bilingual; readonly full: Bilingual }[] = [
  { short: { vi: "Hai", en: "Mon" }, full: { vi: "Thứ Hai", en: "Monday" } },
  { short: { vi: "Ba", en: "Tue" }, full: { vi: "Thứ Ba", en: "Tuesday" } },
  { short: { vi: "Tư", en: "Wed" }, full: { vi: "Thứ Tư", en: "Wednesday" } },
  { short: { vi: "Năm", en: "Thu" }, full: { vi: "Thứ Năm", en: "Thursday" } },
  { short: { vi: "Sáu", en: "Fri" }, full: { vi: "Thứ Sáu", en: "Friday" } },
  { short: { vi: "Bảy", en: "Sat" }, full: { vi: "Thứ Bảy", en: "Saturday" } },
  { short: { vi: "CN", en: "Sun" }, full: { vi: "Chủ nhật", en: "Sunday" } },
];

/** Why a due date is what it is: weeks from Monday, each day counted or not. Always with the ledger that sums to the limit. */
export function DueCalendar({ caption, weeks }: { caption: string; weeks: readonly (readonly CalendarDay[])[] }) {
  const locale = useLocale();
  return (
    <table class="lt-cal">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th scope="col">
              <abbr title={day.full[locale]}>{day.short[locale]}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>
            {week.map((day) => (
              <td class={classNames(CLASSES[day.kind], day.today && "lt-cal__today")}>
                <span class="lt-cal__d">{day.date}</span>
                {day.mark ? (
                  <span class="lt-cal__t" aria-hidden={day.spoken ? "true" : undefined}>
                    {day.mark}
                  </span>
                ) : null}
                {day.spoken ? <span class="govuk-visually-hidden">: {day.spoken}</span> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
