import type { Principal } from "../../../platform/auth/index.ts";
import { mayOversee, maySeeDossiers } from "../policy.ts";

/** Whoever handles or oversees dossiers reads the figures, the report and the lists behind them: numbers and codes, nothing of people. */
export function mayReadFigures(principal: Principal, now: Date): boolean {
  return maySeeDossiers(principal, now);
}

/** Whose registers somebody reads: they hold names. `all`: every agency of the node. */
export type RegisterScope = { readonly all: true } | { readonly all: false; readonly agencyCode: string };

/** The controller at the top of the node reads every register; everyone else that of the agency they act for. Undefined: none. */
export function registerScopeOf(principal: Principal, now: Date): RegisterScope | undefined {
  if (mayOversee(principal, now)) return { all: true };
  return maySeeDossiers(principal, now) ? { all: false, agencyCode: principal.agencyCode } : undefined;
}
