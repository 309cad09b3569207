import type { AgencyCertificate } from "../../agency.ts";

/** How a certificate stands at an instant. */
export const certificateConditions = ["expiring", "valid", "expired", "revoked"] as const;
/** See `certificateConditions`; `expiring` is part of what is in force, named first because someone must act. */
export type CertificateCondition = (typeof certificateConditions)[number];

/** Days before its end at which a certificate is to be renewed. */
const renewalDays = 30;
const day = 86_400_000;

/** See `CertificateCondition`. */
export function conditionOf(certificate: AgencyCertificate, now: Date): CertificateCondition {
  if (certificate.revokedAt !== null) return "revoked";
  if (certificate.validUntil <= now) return "expired";
  return daysLeft(certificate, now) <= renewalDays ? "expiring" : "valid";
}

/** Whole days until a certificate ends; negative after. */
export function daysLeft(certificate: AgencyCertificate, now: Date): number {
  return Math.floor((certificate.validUntil.getTime() - now.getTime()) / day);
}
