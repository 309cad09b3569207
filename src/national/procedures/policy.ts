import { nationalCode } from "../../engines/codes/index.ts";
import { hasRole, type Principal } from "../../platform/auth/index.ts";
import { procedureErrors } from "./errors.ts";

/** Whether a person keeps the national catalogue: drafts, publishes, withdraws, and sees what authorities offer. */
export function mayKeepCatalogue(principal: Principal, now: Date): boolean {
  return principal.agencyCode === nationalCode && hasRole(principal, "controller", now);
}

/** Throws `procedures.forbidden` unless the person keeps the national catalogue. Every action of a person begins with it. */
export function assertKeeper(principal: Principal, now: Date): void {
  if (!mayKeepCatalogue(principal, now)) throw procedureErrors.forbidden();
}
