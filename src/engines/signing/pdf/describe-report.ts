import { formatInstant } from "./format-instant.ts";
import type { PdfSignatureFacts, PdfSignatureReport } from "./report.ts";

/** A report as a person reads it: one heading, then a block of named lines for each signature. */
export type ReportText = {
  readonly heading: string;
  readonly good: boolean;
  readonly checked: string;
  readonly signers: readonly {
    readonly who: string;
    readonly what: string;
    readonly good: boolean;
    readonly lines: readonly { readonly label: string; readonly value: string }[];
  }[];
  readonly notes: readonly string[];
};

/** Writes a report in Vietnamese or English. Times are Vietnam's. */
export function describeReport(report: PdfSignatureReport, language: "vi" | "en"): ReportText {
  const words = texts[language];
  return {
    heading: report.verdict[language],
    good: report.valid,
    checked: words.checked(formatInstant(report.checkedAt)),
    signers: report.signatures.map((signature) => ({
      who: signature.signer ?? words.unknownSigner,
      what: signature.kind === "timestamp" ? words.documentTimestamp : words.level(signature.level),
      good: signature.integrity === "ok" && signature.trusted,
      lines: linesOf(signature, language),
    })),
    notes: report.findings.map((finding) => finding.message[language]),
  };
}

function linesOf(signature: PdfSignatureFacts, language: "vi" | "en"): { label: string; value: string }[] {
  const words = texts[language];
  const lines: { label: string; value: string }[] = [];
  if (signature.reason) lines.push({ label: words.problem, value: signature.reason[language] });
  if (signature.signingTime) lines.push({ label: words.time, value: formatInstant(signature.signingTime) });
  if (signature.certificate) {
    const until = formatInstant(signature.certificate.notAfter).slice(0, 10);
    lines.push({
      label: words.certificate,
      value: words.certificateUntil(until, words.revocation[signature.revocation]),
    });
    lines.push({ label: words.issuer, value: signature.certificate.issuer.replace(/^CN=([^,]+),.*$/, "$1") });
  }
  if (signature.kind === "signature") lines.push({ label: words.timestamp, value: timestampText(signature, language) });
  if (signature.weak) lines.push({ label: words.strength, value: words.weak });
  return lines;
}

function timestampText(signature: PdfSignatureFacts, language: "vi" | "en"): string {
  const words = texts[language];
  if (!signature.timestamp) return words.noTimestamp;
  return words.timestampAt(formatInstant(signature.timestamp.at), signature.timestamp.valid);
}

const texts = {
  vi: {
    checked: (at: string) => `kiểm tra lúc ${at}`,
    unknownSigner: "Không rõ người ký",
    documentTimestamp: "Dấu thời gian của tệp",
    level: (level: string | null) => (level ? `Chữ ký số PAdES ${level}` : "Chữ ký số"),
    problem: "Lý do",
    time: "Lúc",
    certificate: "Chứng thư",
    certificateUntil: (date: string, state: string) => `đến ${date}, ${state}`,
    revocation: { good: "chưa thu hồi", revoked: "đã thu hồi", unknown: "chưa tra được việc thu hồi" },
    issuer: "Nơi cấp",
    timestamp: "Dấu thời gian",
    timestampAt: (at: string, valid: boolean) => `RFC 3161, ${at}, ${valid ? "hợp lệ" : "không hợp lệ"}`,
    noTimestamp: "Không có; thời điểm ký do người ký tự khai",
    strength: "Độ mạnh",
    weak: "Thuật toán yếu (SHA-1 hoặc khóa RSA dưới 2048 bit)",
  },
  en: {
    checked: (at: string) => `checked at ${at}`,
    unknownSigner: "Unknown signer",
    documentTimestamp: "Time-stamp of the file",
    level: (level: string | null) => (level ? `PAdES ${level} signature` : "Digital signature"),
    problem: "Reason",
    time: "At",
    certificate: "Certificate",
    certificateUntil: (date: string, state: string) => `until ${date}, ${state}`,
    revocation: { good: "not revoked", revoked: "revoked", unknown: "revocation not known" },
    issuer: "Issued by",
    timestamp: "Time-stamp",
    timestampAt: (at: string, valid: boolean) => `RFC 3161, ${at}, ${valid ? "valid" : "not valid"}`,
    noTimestamp: "None; the signing time is the signer's own statement",
    strength: "Strength",
    weak: "Weak algorithm (SHA-1, or an RSA key under 2048 bits)",
  },
} as const;
