import type { OfficeWindow, SpecialDay, WorkingCalendar } from "./calendar.ts";

/** Special days that stand over those of everyone. */
export type OwnDays = { readonly holidays: readonly SpecialDay[]; readonly workdays: readonly SpecialDay[] };

/** A calendar of office hours, common special days and own ones: what the own ones say of a day stands over what was said before. */
export function mergeCalendar(hours: readonly OfficeWindow[], common: OwnDays, own: OwnDays): WorkingCalendar {
  const said = new Set([...own.holidays, ...own.workdays].map(({ date }) => date));
  const left = (days: readonly SpecialDay[]): readonly SpecialDay[] => days.filter(({ date }) => !said.has(date));
  return {
    hours,
    holidays: [...left(common.holidays), ...own.holidays],
    workdays: [...left(common.workdays), ...own.workdays],
  };
}
