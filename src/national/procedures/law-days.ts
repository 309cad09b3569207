import { findDue, parseLimit, type WorkingTime } from "../../engines/deadline/index.ts";
import { isoDay, startOfDay } from "../../platform/text/index.ts";

/** The days by which the law wants a procedure announced and published, and whether it was. Days are `yyyy-MM-dd`. */
export type LawDays = {
  /** Last day of announcement in time. */
  readonly announceBy: string;
  readonly isAnnouncedLate: boolean;
  /** Last day of publication in time. */
  readonly publishBy: string;
  readonly isPublishedLate: boolean;
};

/** The days that are judged. */
export type JudgedDays = {
  /** Level 1 code of who announced it. */
  readonly owner: string;
  readonly decidedOn: string;
  readonly announcedOn: string;
  readonly effectiveFrom: string;
  readonly publishedOn: string;
};

/**
 * What the law says of these days: a ministry announces at least 20 working days before effect, a province 5; a ministry publishes within
 * 10 working days after the decision, a province within 5 (Quyết định 766/QĐ-TTg, 1.1 and 1.2). Whatever is no province counts as a
 * ministry.
 */
export function lawDaysOf(time: WorkingTime, days: JudgedDays): LawDays {
  const isProvince = days.owner.startsWith("H");
  const announceBy = workingDaysBefore(time, days.effectiveFrom, isProvince ? 5 : 20);
  const publishBy = workingDaysAfter(time, days.decidedOn, isProvince ? 5 : 10);
  return {
    announceBy,
    isAnnouncedLate: days.announcedOn > announceBy,
    publishBy,
    isPublishedLate: days.publishedOn > publishBy,
  };
}

function daysBefore(day: string, count: number): string {
  return isoDay(new Date(startOfDay(day).getTime() - count * 86_400_000));
}

/** The last day after which so many working days end on or before another day. */
function workingDaysBefore(time: WorkingTime, day: string, count: number): string {
  let first = daysBefore(day, count);
  while (workingDaysAfter(time, first, count) > day) first = daysBefore(first, 1);
  return first;
}

/** The day on which so many working days after a day end; the day itself is not counted. */
function workingDaysAfter(time: WorkingTime, day: string, count: number): string {
  const due = findDue(time, { from: new Date(`${day}T08:00:00+07:00`), limit: parseLimit(`${count} working days`) });
  return due ? isoDay(due) : day;
}
