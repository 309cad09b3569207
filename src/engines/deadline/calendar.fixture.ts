import fc from "fast-check";
import { type SpecialDay, usualHours, type WorkingCalendar } from "./calendar.ts";
import { dateOfDay, dayOfDate, instantOf, parseMinute } from "./local-time.ts";

const named = (date: string, vi: string, en: string): SpecialDay => ({ date, name: { vi, en } });

/** Public holidays around the Tết of 2020, with a make-up Saturday. */
export const calendar2020: WorkingCalendar = {
  hours: usualHours,
  holidays: [
    named("2020-01-01", "Tết Dương lịch", "New Year's Day"),
    ...["23", "24", "27", "28", "29"].map((day) => named(`2020-01-${day}`, "Tết Nguyên đán", "Lunar New Year")),
    named("2020-04-02", "Giỗ Tổ Hùng Vương", "Hùng Kings' Day"),
    named("2020-04-30", "Ngày Chiến thắng", "Reunification Day"),
    named("2020-05-01", "Quốc tế Lao động", "Labour Day"),
    named("2020-09-02", "Quốc khánh", "National Day"),
  ],
  workdays: [named("2020-05-09", "làm bù ngày 04/05", "for 4 May")],
};

/** A minute on a wall in Vietnam. */
export function at(text: string): Date {
  const minute = parseMinute(text);
  if (minute === undefined) throw new Error(`No such minute: ${text}`);
  return instantOf(minute);
}

const first = dayOfDate("2020-01-01") ?? 0;

/** Calendars with other hours, other days off and make-up days, all within two years. */
export const someCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    hours: fc.constantFrom(
      usualHours,
      [
        { from: 450, to: 690 },
        { from: 780, to: 1020 },
      ],
      [{ from: 480, to: 900 }],
      [{ from: 0, to: 1440 }],
    ),
    off: fc.uniqueArray(fc.integer({ min: 0, max: 730 }), { maxLength: 60 }),
    extra: fc.uniqueArray(fc.integer({ min: 0, max: 730 }), { maxLength: 30 }),
  })
  .map(({ hours, off, extra }) => ({
    hours,
    holidays: off.map((day) => named(dateOfDay(first + day), "nghỉ", "off")),
    workdays: extra.filter((day) => !off.includes(day)).map((day) => named(dateOfDay(first + day), "bù", "make-up")),
  }));

/** Minutes of 2020. */
export const someMinute: fc.Arbitrary<number> = fc.integer({ min: first * 1440, max: (first + 366) * 1440 });
