export {
  type Bilingual,
  CalendarError,
  type CalendarProblem,
  type CalendarProblemCode,
  checkCalendar,
  type OfficeWindow,
  type SpecialDay,
  usualHours,
  type WorkingCalendar,
} from "./calendar.ts";
export { type Counting, MixedLimitsError, type Pause } from "./counting.ts";
export {
  calendarOf,
  type DayChange,
  type DayField,
  type DayGround,
  type DayMark,
  type DayProblem,
  type DayStep,
  planDayChange,
} from "./day-change.ts";
export { type DayRange, foldDays } from "./day-ranges.ts";
export { type ExplainedDue, explainDue, type Stretch } from "./explain-due.ts";
export { findDue } from "./find-due.ts";
export { formatLimit, type Limit, LimitError, parseLimit } from "./limit.ts";
export { dateOfDay, dayOf, dayOfDate, formatMinute, instantOf, minuteOf, parseMinute } from "./local-time.ts";
export { mergeCalendar, type OwnDays } from "./merge-calendar.ts";
export { workingDaysByMonth } from "./months.ts";
export { formatHours, parseHours } from "./office-hours.ts";
export { type PublicDay, type PublicDays, publicDays } from "./public-holidays.ts";
export { type Moved, type OpenItem, whatIf } from "./what-if.ts";
export type { PauseReason, Why, WhyCode } from "./why.ts";
export { createWorkingTime, type DayKind, OutOfRangeError, type WorkingTime } from "./working-time.ts";
