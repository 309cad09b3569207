import { dossierErrors } from "./errors.ts";

/** Why something is refused, and by which article of which document. */
export type RefusalGrounds = { readonly reason: string; readonly legal: string };

/**
 * A refusal states its reason and its legal ground (Nghị định 61/2018/NĐ-CP, article 17); what is missing is told at once.
 * Throws `dossier.reason-missing` (with both fields when both are empty), `dossier.legal-ground-missing`.
 */
export function requireGrounds(given: RefusalGrounds | undefined): void {
  const { reason = "", legal = "" } = given ?? {};
  const isReasonMissing = reason.trim() === "";
  const isGroundMissing = legal.trim() === "";
  if (isReasonMissing && isGroundMissing) throw dossierErrors.reasonAndGround();
  if (isReasonMissing) throw dossierErrors.reason("reason");
  if (isGroundMissing) throw dossierErrors.legalGround();
}
