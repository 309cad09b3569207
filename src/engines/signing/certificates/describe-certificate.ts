import { readCertificate } from "./read-certificate.ts";

/** What a person is shown of a certificate. `weak` is true for RSA under 2048 bits or a certificate signed with SHA-1 or MD5. */
export type CertificateDescription = {
  readonly subject: string;
  readonly commonName: string;
  readonly organization: string | null;
  readonly title: string | null;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly keyAlgorithm: string;
  readonly fingerprint: string;
  readonly weak: boolean;
};

/**
 * Describes a certificate in DER.
 * @throws UnreadableCertificateError
 */
export function describeCertificate(der: Uint8Array): CertificateDescription {
  const facts = readCertificate(der);
  return {
    subject: facts.subject,
    commonName: facts.commonName,
    organization: facts.organization,
    title: facts.title,
    issuer: facts.issuer,
    serial: facts.serial,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    keyAlgorithm: facts.keyAlgorithm,
    fingerprint: facts.fingerprint,
    weak: facts.weak,
  };
}
