/** The working calendar of an authority: what other systems may ask. */
export { type ImportedCalendar, importCalendar } from "./actions/import-calendar.ts";
export type { MovedItem, OpenItemSource, OpenItemWithPlace } from "./open-items.ts";
export { mayChangeDays, mayChangeHours } from "./policy.ts";
export type { Times } from "./record.ts";
export { timesOf, workingTimeOf } from "./working-time.ts";
