import type { App, NavEntry } from "../../../platform/http/index.ts";
import type { OpenItemSource } from "../open-items.ts";
import { addAgencyHours } from "./agency-hours/page.tsx";
import { addChange } from "./change/page.tsx";
import { addDue } from "./due/page.tsx";
import { addHistory } from "./history/page.tsx";
import { addHours } from "./hours/page.tsx";
import { addYear } from "./year/page.tsx";

/** Adds the pages of the calendar: for everyone a year, office hours and due dates; for officers what changes them. */
export function calendarPages(app: App, sources: readonly OpenItemSource[]): void {
  addYear(app);
  addDue(app);
  addHours(app);
  addAgencyHours(app, sources);
  addChange(app, sources);
  addHistory(app, sources);
}

/** The entry of the calendar in the main menu. */
export const calendarNav: readonly NavEntry[] = [
  { href: "/calendar", label: { vi: "Lịch làm việc", en: "Working calendar" }, order: 85 },
];
