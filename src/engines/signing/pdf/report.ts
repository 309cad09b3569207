import type { Bilingual } from "../bilingual.ts";
import type { CertificateDescription } from "../certificates/describe-certificate.ts";
import type { PdfFinding } from "./active-content.ts";

/** PAdES baseline levels (ETSI EN 319 142-1); null for time-stamps and signatures of older kinds. */
export type PdfSignatureLevel = "B-B" | "B-T" | "B-LT" | "B-LTA" | null;

const reasons = {
  "bad-range": {
    vi: "Vùng ký không hợp lệ: chữ ký không phủ liền mạch nội dung.",
    en: "The signed range is unsound: it does not cover the content without gaps.",
  },
  unreadable: { vi: "Không đọc được dữ liệu chữ ký.", en: "The signature data cannot be read." },
  unsupported: { vi: "Dạng chữ ký này không được hỗ trợ.", en: "This kind of signature is not supported." },
  changed: { vi: "Nội dung bị đổi sau khi ký.", en: "The content was changed after it was signed." },
  forged: {
    vi: "Chữ ký không do khóa của chứng thư kèm theo tạo ra.",
    en: "The signature was not made with the key of the certificate it carries.",
  },
  untrusted: {
    vi: "Chứng thư số không do tổ chức được tin cậy cấp.",
    en: "The certificate was not issued by a trusted authority.",
  },
  expired: { vi: "Chứng thư số đã hết hạn.", en: "The certificate has expired." },
  "not-yet-valid": { vi: "Chứng thư số chưa có hiệu lực lúc ký.", en: "The certificate was not valid yet at signing." },
  revoked: { vi: "Chứng thư số đã bị thu hồi.", en: "The certificate has been revoked." },
  unsuitable: {
    vi: "Chứng thư số không dùng để ký văn bản.",
    en: "The certificate is not meant for signing documents.",
  },
  "timestamp-invalid": { vi: "Dấu thời gian không hợp lệ.", en: "The time-stamp is not valid." },
} as const satisfies Record<string, Bilingual>;

/** Why a signature is not accepted. */
export type PdfSignatureReason = keyof typeof reasons;

/** A reason with its text. */
export function pdfReason(code: PdfSignatureReason): Bilingual & { readonly code: PdfSignatureReason } {
  return { code, ...reasons[code] };
}

/** What was found about a signature's time-stamp. Only a `valid` one proves its time. */
export type PdfTimestamp = { readonly at: Date; readonly authority: string | null; readonly valid: boolean };

/** What was found about one signature. `revokedAt` and `certificate` are null when unknown. */
export type PdfSignatureFacts = {
  readonly field: string;
  readonly subFilter: string | null;
  readonly kind: "signature" | "timestamp";
  readonly level: PdfSignatureLevel;
  readonly signer: string | null;
  readonly certificate: CertificateDescription | null;
  readonly signingTime: Date | null;
  readonly timestamp: PdfTimestamp | null;
  readonly coversWholeFile: boolean;
  readonly integrity: "ok" | "changed";
  readonly trusted: boolean;
  readonly revoked: boolean;
  readonly revocation: "good" | "revoked" | "unknown";
  readonly weak: boolean;
  readonly reason: (Bilingual & { readonly code: PdfSignatureReason }) | null;
};

/**
 * What was found about a PDF. `changedAfterLastSignature` is true when anything but validation data and time-stamps was appended
 * after the last signature. `verdict` is one sentence for people; `valid` is the same answer for programs.
 */
export type PdfSignatureReport = {
  readonly signatures: readonly PdfSignatureFacts[];
  readonly changedAfterLastSignature: boolean;
  readonly findings: readonly PdfFinding[];
  readonly valid: boolean;
  readonly checkedAt: Date;
  readonly verdict: Bilingual;
};
