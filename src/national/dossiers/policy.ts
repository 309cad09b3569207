import { hasRole, type Principal } from "../../platform/auth/index.ts";

/**
 * May see the dossiers of the country as they are reported, how right that is, and what authorities send wrong: everyone who works at the
 * national systems. Nothing of the people who applied is shown to them.
 */
export function maySeeReported(principal: Principal, nationalCode: string, now: Date): boolean {
  return (
    principal.agencyCode === nationalCode && hasRole(principal, ["operator", "registrar", "controller", "admin"], now)
  );
}
