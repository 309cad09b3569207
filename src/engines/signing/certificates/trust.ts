import { remember } from "../remember.ts";
import type { CertificateFacts } from "./read-certificate.ts";
import { readCertificate, UnreadableCertificateError } from "./read-certificate.ts";
import { readCrl } from "./read-crl.ts";

/** Why a certificate is not accepted. */
export type CertificateProblem = "untrusted" | "expired" | "not-yet-valid" | "revoked" | "unsuitable";

/**
 * What was found about a certificate at one instant. `revocation` is "unknown" when no list of its issuer was at hand that
 * still held at that instant; a revocation counts from any list, however old.
 */
export type CertificateVerdict = {
  readonly trusted: boolean;
  readonly problem: CertificateProblem | null;
  readonly revocation: "good" | "revoked" | "unknown";
  readonly revokedAt: Date | null;
  /** From the certificate itself up to the trusted one; only the certificate when no path was found. */
  readonly path: readonly CertificateFacts[];
};

/** Against what a certificate is judged. All certificates and lists in DER. */
export type TrustBasis = {
  readonly trust: readonly Uint8Array[];
  readonly others?: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
  readonly at: Date;
  readonly purpose: "signature" | "timestamp";
};

const longestPath = 6;
const oidTimeStamping = "1.3.6.1.5.5.7.3.8";

/**
 * Judges a certificate at an instant: a path to a trusted certificate (RFC 5280, section 6), every certificate of the path valid
 * at that instant, none revoked by then, the first one made for the purpose.
 */
export function judgeCertificate(certificate: CertificateFacts, basis: TrustBasis): CertificateVerdict {
  const path = findPath(certificate, basis);
  if (!path)
    return { ...revocationOf([certificate], basis), trusted: false, problem: "untrusted", path: [certificate] };
  const revocation = revocationOf(path, basis);
  const problem = problemOf(path, basis, revocation.revocation);
  return { ...revocation, trusted: problem === null, problem, path };
}

function problemOf(
  path: readonly CertificateFacts[],
  basis: TrustBasis,
  revocation: CertificateVerdict["revocation"],
): CertificateProblem | null {
  if (revocation === "revoked") return "revoked";
  if (path.some((certificate) => certificate.notAfter < basis.at)) return "expired";
  if (path.some((certificate) => certificate.notBefore > basis.at)) return "not-yet-valid";
  const [leaf] = path;
  return leaf && isSuitable(leaf, basis.purpose) ? null : "unsuitable";
}

function isSuitable(leaf: CertificateFacts, purpose: TrustBasis["purpose"]): boolean {
  if (leaf.unknownCritical) return false;
  if (purpose === "timestamp") return leaf.extendedKeyUsage?.includes(oidTimeStamping) ?? false;
  if (leaf.extendedKeyUsage?.length === 1 && leaf.extendedKeyUsage[0] === oidTimeStamping) return false;
  return leaf.keyUsage === null || leaf.keyUsage.has("digitalSignature") || leaf.keyUsage.has("nonRepudiation");
}

const paths = new Map<string, readonly CertificateFacts[] | "none">();

function findPath(certificate: CertificateFacts, basis: TrustBasis): readonly CertificateFacts[] | undefined {
  const trust = readAll(basis.trust);
  const others = readAll(basis.others ?? []);
  const key = [certificate, ...trust, null, ...others].map((item) => item?.fingerprint ?? "|").join("");
  const path = remember(paths, key, () => climb([certificate], trust, others) ?? "none");
  return path === "none" ? undefined : path;
}

function readAll(ders: readonly Uint8Array[]): CertificateFacts[] {
  return ders.flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch (error) {
      if (error instanceof UnreadableCertificateError) return [];
      throw error;
    }
  });
}

function climb(
  path: readonly CertificateFacts[],
  trust: readonly CertificateFacts[],
  others: readonly CertificateFacts[],
): readonly CertificateFacts[] | undefined {
  const last = path.at(-1);
  if (!last || path.length > longestPath) return undefined;
  if (trust.some((anchor) => anchor.fingerprint === last.fingerprint)) return path;
  for (const candidate of [...trust, ...others]) {
    if (path.includes(candidate) || !issued(candidate, last, path.length - 1)) continue;
    const found = climb([...path, candidate], trust, others);
    if (found) return found;
  }
  return undefined;
}

/** True when `issuer` is an authority that signed `subject`, with room below it for the authorities already on the path. */
function issued(issuer: CertificateFacts, subject: CertificateFacts, authoritiesBelow: number): boolean {
  if (!issuer.isAuthority || issuer.unknownCritical) return false;
  if (issuer.keyUsage !== null && !issuer.keyUsage.has("keyCertSign")) return false;
  if (issuer.pathLength !== null && issuer.pathLength < authoritiesBelow) return false;
  if (!sameBytes(issuer.subjectDer, subject.issuerDer)) return false;
  return subject.native.verify(issuer.publicKey);
}

function revocationOf(
  path: readonly CertificateFacts[],
  basis: TrustBasis,
): Pick<CertificateVerdict, "revocation" | "revokedAt"> {
  const issuers = [...path, ...readAll(basis.trust)];
  const lists = (basis.crls ?? []).flatMap((der) => readCrl(der) ?? []);
  let leafKnown = false;
  for (const [index, certificate] of path.entries()) {
    for (const list of lists) {
      if (!sameBytes(list.issuerDer, certificate.issuerDer)) continue;
      if (
        !issuers.some(
          (issuer) =>
            sameBytes(issuer.subjectDer, list.issuerDer) && mayList(issuer) && list.signedBy(issuer.publicKey),
        )
      )
        continue;
      if (index === 0 && (list.nextUpdate === null || list.nextUpdate >= basis.at)) leafKnown = true;
      const revokedAt = list.revoked.get(certificate.serial);
      if (revokedAt && revokedAt <= basis.at) return { revocation: "revoked", revokedAt };
    }
  }
  return { revocation: leafKnown ? "good" : "unknown", revokedAt: null };
}

function mayList(issuer: CertificateFacts): boolean {
  return issuer.isAuthority && (issuer.keyUsage === null || issuer.keyUsage.has("cRLSign"));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
