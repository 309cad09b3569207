import { hasRole, type Principal } from "../../../platform/auth/index.ts";
import { type DossierState, dossierStates } from "../../../protocol/dossiers/index.ts";
import { mayUseSeal } from "../../organisation/index.ts";
import { isCommune, mayDo } from "../policy.ts";
import type { Dossier, Work } from "../record.ts";
import type { DossierResult } from "./result.ts";

/** States in which a result is still written, or written anew. */
const writable: readonly DossierState[] = [
  dossierStates.received,
  dossierStates.processing,
  dossierStates.supplement,
  dossierStates.payment,
  dossierStates.resolved,
];

/** Of a dossier, what the policy of results looks at. */
export type ResultDossier = {
  readonly dossier: Pick<Dossier, "agencyCode" | "state">;
  readonly work: readonly Pick<Work, "agencyCode" | "role" | "place" | "assignee" | "closedAt">[];
};

/**
 * May write the result of a dossier: whoever examines at the agency that resolves it or does one of its steps; the leader too. At a commune
 * the one-stop officer examines.
 */
export function mayWriteResult(principal: Principal, { dossier, work }: ResultDossier, now: Date): boolean {
  if (!writable.includes(dossier.state)) return false;
  const doesAStep = work.some((one) => one.role !== "receptionist" && mayDo(principal, one, now));
  if (doesAStep) return true;
  if (principal.agencyCode !== dossier.agencyCode) return false;
  if (hasRole(principal, ["specialist", "leader"], now)) return true;
  return isCommune(dossier.agencyCode) && hasRole(principal, "receptionist", now);
}

/** Dossiers that ended without anything being granted or told by a result. */
const withoutResult: readonly DossierState[] = [
  dossierStates.notReceived,
  dossierStates.withdrawn,
  dossierStates.stopped,
];

/** Whether a result may still be signed and sealed: not for a dossier that was taken back or stopped, nor a grant of one that was refused. */
export function isResultAwaited(
  { state, outcome }: Pick<Dossier, "state" | "outcome">,
  { kind }: Pick<DossierResult, "kind">,
): boolean {
  return !withoutResult.includes(state) && !(outcome === "refused" && kind === "result");
}

/** May sign a result: who is named as signer, and holds a leader's post there now. */
export function maySignResult(
  principal: Principal,
  result: Pick<DossierResult, "agencyCode" | "signerId">,
  now: Date,
): boolean {
  return (
    principal.agencyCode === result.agencyCode &&
    principal.accountId === result.signerId &&
    hasRole(principal, "leader", now)
  );
}

/** May put number and seal on a result: whoever keeps the agency's seal. */
export function maySealResult(principal: Principal, result: Pick<DossierResult, "agencyCode">, now: Date): boolean {
  return mayUseSeal(principal, result.agencyCode, now);
}
