import type { App, NavEntry } from "../../../platform/http/index.ts";
import { addChange } from "./change/page.tsx";
import { addConfirmation } from "./confirmation/page.tsx";
import { addHistory } from "./history/page.tsx";
import { both } from "./words.ts";
import { addYear } from "./year/page.tsx";

/** Adds the pages of the nation's calendar: a year for everyone, and the officers' pages. */
export function calendarPages(app: App): void {
  addYear(app);
  addChange(app);
  addHistory(app);
  addConfirmation(app);
}

/** The entry of the calendar in the main menu. */
export const calendarNav: readonly NavEntry[] = [{ href: "/calendar", label: both("nav"), order: 45 }];
