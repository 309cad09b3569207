import { hasRole, type Principal } from "../../platform/auth/index.ts";

/** The procedure control officer of the authority itself writes its catalogue (Nghị định 63/2010/NĐ-CP, article 5). */
export function mayWriteProcedures(principal: Principal, authorityCode: string, now: Date): boolean {
  return principal.agencyCode === authorityCode && hasRole(principal, "controller", now);
}

/** Whoever controls, leads or handles at an agency of the authority reads the officers' pages. Everyone reads what is published. */
export function mayReadProcedures(principal: Principal, now: Date): boolean {
  return hasRole(principal, ["controller", "leader", "specialist"], now);
}
