import { hasRole, holds, type Principal } from "../../platform/auth/index.ts";
import type { AppointmentEntry } from "./store/appointments.ts";
import type { Delegation } from "./store/delegations.ts";
import type { RecipientGroup } from "./store/recipient-groups.ts";

/** Whether an agency stands at or below another. */
function isAtOrBelow(code: string, above: string): boolean {
  return code === above || code.startsWith(`${above}.`);
}

/** The administrator of an agency, or of one above it, appoints people there and enrols its seal. */
export function mayManage(principal: Principal, agencyCode: string, now: Date): boolean {
  return hasRole(principal, "admin", now) && isAtOrBelow(agencyCode, principal.agencyCode);
}

/** Everyone who works at the node may look at its organisation. */
export function maySeeOrganisation(principal: Principal, now: Date): boolean {
  return principal.grants.some((grant) => holds(grant, now));
}

/**
 * The holder of a leading post delegates it, and the administrator enters a delegation made on paper. What was delegated is not
 * passed on (NĐ 30/2020, article 13, clause 3): a delegate holds no appointment to the post, and so has nothing to give.
 */
export function mayDelegate(
  principal: Principal,
  appointment: Pick<AppointmentEntry, "accountId" | "agencyCode" | "role">,
  now: Date,
): boolean {
  if (appointment.role !== "leader") return false;
  return appointment.accountId === principal.accountId || mayManage(principal, appointment.agencyCode, now);
}

/** Who delegated takes it back; so may the administrator. */
export function mayRevoke(
  principal: Principal,
  delegation: Pick<Delegation, "fromAccountId" | "agencyCode">,
  now: Date,
): boolean {
  return delegation.fromAccountId === principal.accountId || mayManage(principal, delegation.agencyCode, now);
}

/** The clerk keeps and uses the agency's seal (NĐ 30/2020, article 32). */
export function mayUseSeal(principal: Principal, agencyCode: string, now: Date): boolean {
  return principal.agencyCode === agencyCode && hasRole(principal, "clerk", now);
}

/** The clerk who keeps the seal enrols its key; so may the administrator. */
export function mayEnrolSeal(principal: Principal, agencyCode: string, now: Date): boolean {
  return mayUseSeal(principal, agencyCode, now) || mayManage(principal, agencyCode, now);
}

/** Whoever writes or sends documents saves groups of recipients for the agency acted for. */
export function maySaveGroups(principal: Principal, now: Date): boolean {
  return hasRole(principal, ["clerk", "leader", "specialist"], now);
}

/** A group is changed by whose it is; a shared one also by the agency's clerk. */
export function mayChangeGroup(
  principal: Principal,
  group: Pick<RecipientGroup, "agencyCode" | "isShared"> & { readonly accountId: string },
  now: Date,
): boolean {
  if (group.agencyCode !== principal.agencyCode || !maySaveGroups(principal, now)) return false;
  return group.accountId === principal.accountId || (group.isShared && hasRole(principal, "clerk", now));
}
