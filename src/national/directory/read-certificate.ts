import {
  type CertificateFacts,
  certificatesOfPem,
  judgeCertificate,
  readCertificate,
  UnreadableCertificateError,
} from "../../engines/signing/index.ts";
import { directoryErrors } from "./errors.ts";
import type { NewCertificate } from "./store/certificates.ts";
import type { DirectoryView } from "./store/view.ts";

/** Reads the first certificate of a file, PEM or DER. Throws `directory.certificate-unreadable`. */
export function readUploadedCertificate(file: Uint8Array): CertificateFacts {
  try {
    const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1");
    const [der] = text.includes("-----BEGIN CERTIFICATE-----") ? certificatesOfPem(text) : [file];
    if (!der) throw directoryErrors.certificateUnreadable();
    return readCertificate(der);
  } catch (error) {
    if (error instanceof UnreadableCertificateError) throw directoryErrors.certificateUnreadable();
    throw error;
  }
}

/** Throws `directory.certificate-refused` unless a trusted authority issued the certificate and it holds at the instant. */
export function assertAcceptable(certificate: CertificateFacts, view: DirectoryView, at: Date): void {
  const { problem } = judgeCertificate(certificate, {
    trust: view.trust,
    crls: view.crls,
    others: [],
    at,
    purpose: "signature",
  });
  if (problem) throw directoryErrors.certificateRefused(problems[problem]);
}

/** The certificate as a row for an agency. */
export function certificateRow(
  certificate: CertificateFacts,
  agency: { readonly agencyCode: string; readonly scope: "agency" | "subtree" },
  addedAt: Date,
): NewCertificate {
  const { der, fingerprint, serial, subject, issuer, notBefore, notAfter } = certificate;
  return { ...agency, der, fingerprint, serial, subject, issuer, validFrom: notBefore, validUntil: notAfter, addedAt };
}

const problems = {
  untrusted: { vi: "không do tổ chức chứng thực được tin cậy cấp.", en: "it was not issued by a trusted authority." },
  expired: { vi: "đã hết hạn.", en: "it has expired." },
  "not-yet-valid": { vi: "chưa có hiệu lực.", en: "it is not valid yet." },
  revoked: { vi: "đã bị thu hồi.", en: "it has been revoked." },
  unsuitable: { vi: "không dùng để ký số.", en: "it is not meant for signing." },
} as const;
