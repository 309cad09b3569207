import { hasRole, type Principal } from "../../platform/auth/index.ts";
import { calendarErrors } from "./errors.ts";

/** Whether a person may change the days of the authority: procedure control or the administrator of its top agency. */
export function mayChangeDays(principal: Principal, topAgency: string, now: Date): boolean {
  return principal.agencyCode === topAgency && hasRole(principal, ["controller", "admin"], now);
}

/** Whether a person may set the office hours of an agency: its administrator, or that of an agency above. */
export function mayChangeHours(principal: Principal, agencyCode: string, now: Date): boolean {
  const below = agencyCode === principal.agencyCode || agencyCode.startsWith(`${principal.agencyCode}.`);
  return below && hasRole(principal, "admin", now);
}

/** Whether a person may read who changed the calendar: everyone who works at the node. */
export function maySeeHistory(principal: Principal, now: Date): boolean {
  return hasRole(
    principal,
    ["clerk", "leader", "specialist", "receptionist", "operator", "registrar", "controller", "admin"],
    now,
  );
}

/** Throws `calendar.not-yours` unless the person may change the authority's days. */
export function assertMayChangeDays(principal: Principal, topAgency: string, now: Date): void {
  if (!mayChangeDays(principal, topAgency, now)) throw calendarErrors.notYours();
}

/** Throws `calendar.not-your-hours` unless the person may set the agency's hours. */
export function assertMayChangeHours(principal: Principal, agencyCode: string, now: Date): void {
  if (!mayChangeHours(principal, agencyCode, now)) throw calendarErrors.notYourHours();
}
