import type { AgencyCertificate } from "./agency.ts";
import type { DirectoryView } from "./store/view.ts";

/** The registration by which a certificate signs for an agency, or why it does not. */
export type SigningRight =
  | { readonly certificate: AgencyCertificate; readonly problem: null }
  | { readonly certificate: undefined; readonly problem: "unregistered" | "revoked" | "other-agency" };

/**
 * Finds the registration by which a certificate (SHA-256, hexadecimal) may sign documents of an agency at an instant: one of the agency
 * itself, or of an agency above it that covers all below.
 */
export function findSigningRight(view: DirectoryView, fingerprint: string, agencyCode: string, at: Date): SigningRight {
  const registered = view.certificates.get(fingerprint) ?? [];
  if (registered.length === 0) return { certificate: undefined, problem: "unregistered" };
  const own = registered.filter((one) => covers(one, agencyCode));
  if (own.length === 0) return { certificate: undefined, problem: "other-agency" };
  const certificate = own.find((one) => one.revokedAt === null || one.revokedAt > at);
  return certificate ? { certificate, problem: null } : { certificate: undefined, problem: "revoked" };
}

function covers(certificate: AgencyCertificate, agencyCode: string): boolean {
  if (certificate.agencyCode === agencyCode) return true;
  return certificate.scope === "subtree" && agencyCode.startsWith(`${certificate.agencyCode}.`);
}
