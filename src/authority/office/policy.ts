import { hasRole, type Principal } from "../../platform/auth/index.ts";
import {
  type DocumentState,
  type IncomingAct,
  type IncomingState,
  nextIncomingState,
  nextOutgoingState,
  type OutgoingAct,
} from "./states.ts";

/** Of an outgoing document, what the policy looks at. */
export type OutgoingThing = {
  readonly agencyCode: string;
  readonly state: DocumentState;
  readonly authorId: string;
  readonly signerId: string | null;
};

/** Of an incoming document, what the policy looks at. */
export type IncomingThing = { readonly agencyCode: string; readonly state: IncomingState };

/** People of the office: those who handle documents. An administrator of the organisation does not. */
const officeRoles = ["clerk", "leader", "specialist"] as const;

/** May see the office of the agency acted for at all. */
export function maySeeOffice(principal: Principal, now: Date): boolean {
  return hasRole(principal, officeRoles, now);
}

/** May begin a document. */
export function mayDraft(principal: Principal, now: Date): boolean {
  return maySeeOffice(principal, now);
}

/** May see an outgoing document: issued ones and those on their way everyone of the office; a draft its author, signer, clerks and leaders. */
export function maySeeOutgoing(principal: Principal, document: OutgoingThing, now: Date): boolean {
  if (!ofSameAgency(principal, document) || !maySeeOffice(principal, now)) return false;
  if (document.state !== "draft" && document.state !== "returned") return true;
  return isOwn(principal, document) || hasRole(principal, ["clerk", "leader"], now);
}

/** May see an incoming document. */
export function maySeeIncoming(principal: Principal, document: Pick<IncomingThing, "agencyCode">, now: Date): boolean {
  return ofSameAgency(principal, document) && maySeeOffice(principal, now);
}

/** May do this to an outgoing document, as it stands now. */
export function mayActOnOutgoing(principal: Principal, document: OutgoingThing, act: OutgoingAct, now: Date): boolean {
  return mayEver(principal, document, act, now) && nextOutgoingState(document.state, act) !== undefined;
}

/** The same without regard to where the document stands: tells "not you" from "not now". */
export function mayEver(principal: Principal, document: OutgoingThing, act: OutgoingAct, now: Date): boolean {
  if (!ofSameAgency(principal, document)) return false;
  switch (act) {
    case "save":
    case "submit":
      return (
        maySeeOffice(principal, now) && (isOwn(principal, document) || hasRole(principal, ["clerk", "leader"], now))
      );
    case "return":
      return isSigner(principal, document, now) || (document.state === "signed" && hasRole(principal, "clerk", now));
    case "sign":
      return isSigner(principal, document, now);
    case "issue":
    case "add-recipients":
    case "recall":
    case "replace":
      // The agency's seal and register are the clerk's (NĐ 30/2020, articles 6, 14 and 32).
      return hasRole(principal, "clerk", now);
  }
}

/** May do this to an incoming document, as it stands now. */
export function mayActOnIncoming(principal: Principal, document: IncomingThing, act: IncomingAct, now: Date): boolean {
  return mayEverOnIncoming(principal, document, act, now) && nextIncomingState(document.state, act) !== undefined;
}

/** The same without regard to where the document stands. */
export function mayEverOnIncoming(
  principal: Principal,
  document: Pick<IncomingThing, "agencyCode">,
  act: IncomingAct,
  now: Date,
): boolean {
  if (!ofSameAgency(principal, document)) return false;
  if (act === "complete" || act === "process") return hasRole(principal, ["clerk", "specialist"], now);
  if (act === "assign") return hasRole(principal, "leader", now);
  return hasRole(principal, "clerk", now);
}

/** May answer a sender who wants a document back, updated or replaced. */
export function mayAnswerChange(principal: Principal, document: Pick<IncomingThing, "agencyCode">, now: Date): boolean {
  return ofSameAgency(principal, document) && hasRole(principal, "clerk", now);
}

function ofSameAgency(principal: Principal, thing: { readonly agencyCode: string }): boolean {
  return principal.agencyCode === thing.agencyCode;
}

function isOwn(principal: Principal, document: OutgoingThing): boolean {
  return principal.accountId === document.authorId || principal.accountId === document.signerId;
}

/** Who is named as signer, and holds a leader's role now: a deputy whose delegation has ended does not. */
function isSigner(principal: Principal, document: OutgoingThing, now: Date): boolean {
  return principal.accountId === document.signerId && hasRole(principal, "leader", now);
}
