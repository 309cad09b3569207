import { hasRole, type Principal, type Role } from "../../platform/auth/index.ts";
import type { Dossier, Work, WorkRole } from "./record.ts";

/** People who handle dossiers. */
const dossierRoles = ["receptionist", "specialist", "leader", "clerk"] as const satisfies readonly Role[];

/** Of a dossier, what the policy looks at. */
export type DossierPlace = Pick<Dossier, "agencyCode" | "receivedAgency">;

/** May see the dossiers of the agency acted for at all. */
export function maySeeDossiers(principal: Principal, now: Date): boolean {
  return hasRole(principal, dossierRoles, now) || mayOversee(principal, now);
}

/** The controller at the top of a node looks at every agency's dossiers, without acting on them. */
export function mayOversee(principal: Principal, now: Date): boolean {
  return hasRole(principal, "controller", now) && !principal.agencyCode.includes(".");
}

/** May see a dossier: who received it, resolves it, or has or had a step of it. */
export function maySeeDossier(
  principal: Principal,
  dossier: DossierPlace,
  work: readonly Pick<Work, "agencyCode">[],
  now: Date,
): boolean {
  if (mayOversee(principal, now)) return true;
  if (!hasRole(principal, dossierRoles, now)) return false;
  const { agencyCode } = principal;
  return (
    dossier.agencyCode === agencyCode ||
    dossier.receivedAgency === agencyCode ||
    work.some((one) => one.agencyCode === agencyCode)
  );
}

/** May receive at the counter of an agency. */
export function mayReceive(principal: Principal, agencyCode: string, now: Date): boolean {
  return principal.agencyCode === agencyCode && hasRole(principal, "receptionist", now);
}

/** May do an open step here: the post it is for, at the agency it is at, unless it was given to somebody else by name. */
export function mayDo(
  principal: Principal,
  work: Pick<Work, "agencyCode" | "role" | "place" | "assignee" | "closedAt">,
  now: Date,
): boolean {
  if (work.closedAt !== null || work.place !== "here" || work.agencyCode !== principal.agencyCode) return false;
  if (work.assignee !== null && work.assignee !== principal.accountId) return false;
  return hasRole(principal, rolesFor(work), now);
}

/** Steps of which roles are this person's to do at the agency acted for: what `mayDo` asks, the other way round. */
export function workRolesOf(principal: Principal, now: Date): readonly WorkRole[] {
  const { agencyCode } = principal;
  return dossierRoles.filter((role) => hasRole(principal, rolesFor({ role, agencyCode }), now));
}

/** At a commune the one-stop officer is also the officer who examines: there is no other (Nghị định 61/2018/NĐ-CP, article 8). */
function rolesFor({ role, agencyCode }: { readonly role: WorkRole; readonly agencyCode: string }): readonly Role[] {
  return role === "specialist" && isCommune(agencyCode) ? ["specialist", "receptionist"] : [role];
}

/** Communes, and the few bodies like them, stand at the third place of a code: H36.50.05. */
export function isCommune(agencyCode: string): boolean {
  return agencyCode.split(".").length >= 3;
}

/** What is done to a dossier beside the steps of its flow. */
export type DossierAct =
  | "ask-supplement"
  | "receive-supplement"
  | "demand-fee"
  | "record-payment"
  | "suspend"
  | "resume"
  | "withdraw"
  | "stop"
  | "refuse"
  | "hand-over"
  | "reassign"
  | "note"
  | "change-papers"
  | "resend";

/** May do this to a dossier, whatever its state. */
export function mayAct(
  principal: Principal,
  { dossier, work }: { readonly dossier: DossierPlace; readonly work: readonly Work[] },
  act: DossierAct,
  now: Date,
): boolean {
  const isAt = principal.agencyCode === dossier.agencyCode;
  const isCounter = isAt || principal.agencyCode === dossier.receivedAgency;
  const doesAStep = work.some((one) => mayDo(principal, one, now));
  const receives = isCounter && hasRole(principal, "receptionist", now);
  switch (act) {
    case "ask-supplement":
    case "demand-fee":
    case "refuse":
      return isAt && (doesAStep || hasRole(principal, ["specialist", "leader"], now));
    case "receive-supplement":
    case "record-payment":
    case "withdraw":
    case "hand-over":
      return receives;
    case "suspend":
    case "resume":
    case "stop":
      return isAt && hasRole(principal, "leader", now);
    case "reassign":
      return hasRole(principal, "leader", now) && work.some((one) => one.agencyCode === principal.agencyCode);
    case "change-papers":
      return receives || doesAStep;
    case "note":
      return maySeeDossier(principal, dossier, work, now) && hasRole(principal, dossierRoles, now);
    case "resend":
      return isCounter && hasRole(principal, ["receptionist", "clerk", "leader"], now);
  }
}
