import { hasRole, type Principal, type Role } from "../../../platform/auth/index.ts";

const seeing = [
  "receptionist",
  "specialist",
  "leader",
  "clerk",
  "controller",
  "admin",
] as const satisfies readonly Role[];

/** Whose dossiers a person sees on the page of the comparison: everybody's at the top of the node, else those of the agency acted for. */
export type ReconciliationScope = { readonly agency: string | null };

/** What a person sees of the comparison with the portal; undefined: nothing. */
export function reconciliationScope(
  principal: Principal,
  nodeCode: string,
  now: Date,
): ReconciliationScope | undefined {
  if (!hasRole(principal, seeing, now)) return undefined;
  return { agency: principal.agencyCode === nodeCode ? null : principal.agencyCode };
}

/** May begin a comparison now: leaders, controllers and administrators at the top of the node. */
export function mayCompare(principal: Principal, nodeCode: string, now: Date): boolean {
  return principal.agencyCode === nodeCode && hasRole(principal, ["leader", "controller", "admin"], now);
}

/** May take back a record that the portal has and nobody here knows, or say that ours holds: leaders and controllers at the top of the node. */
export function maySettle(principal: Principal, nodeCode: string, now: Date): boolean {
  return principal.agencyCode === nodeCode && hasRole(principal, ["leader", "controller"], now);
}
