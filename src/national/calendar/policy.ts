import { hasRole, type Principal } from "../../platform/auth/index.ts";
import { calendarErrors } from "./errors.ts";

/** Whether a person may change the nation's calendar: procedure control of the national systems. */
export function mayChangeCalendar(principal: Principal, nationalCode: string, now: Date): boolean {
  return principal.agencyCode === nationalCode && hasRole(principal, "controller", now);
}

/** Whether a person may read who changed the calendar: everyone who works at the national systems. */
export function maySeeHistory(principal: Principal, nationalCode: string, now: Date): boolean {
  return (
    principal.agencyCode === nationalCode && hasRole(principal, ["controller", "operator", "registrar", "admin"], now)
  );
}

/** Throws `national-calendar.forbidden` unless the person may change the calendar. Every action of a person begins with it. */
export function assertMayChange(principal: Principal, nationalCode: string, now: Date): void {
  if (!mayChangeCalendar(principal, nationalCode, now)) throw calendarErrors.forbidden();
}
