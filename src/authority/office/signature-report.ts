import type { PdfSignatureReport } from "../../engines/signing/index.ts";
import { defineText, formatDate, formatInstant, type Locale, wordsIn } from "../../platform/text/index.ts";
import { signatureFields } from "./signing.ts";
import type { JsonOf } from "./store/incoming.ts";

/** A report on a PDF's signatures, as it is kept. */
export type SignatureReport = JsonOf<PdfSignatureReport>;

/** A report as it was kept, or as it was just made. */
type AnyReport = SignatureReport | PdfSignatureReport;

/** Whether a PDF's signatures hold, in words: the verdict, then each signature with the facts a court would ask for. */
export type DescribedSignatures = {
  readonly verdict: { readonly outcome: "valid" | "invalid" | "unknown"; readonly lead: string; readonly text: string };
  readonly signatures: readonly {
    readonly who: string;
    readonly post: string;
    readonly facts: readonly { readonly term: string; readonly value: string }[];
  }[];
};

/** Puts a report into words. */
export function describeSignatures(report: AnyReport, locale: Locale): DescribedSignatures {
  const text = wordsIn(signatureText, locale);
  const signatures = report.signatures.filter(({ kind }) => kind === "signature");
  if (signatures.length === 0)
    return { verdict: { outcome: "unknown", lead: text.unsigned, text: text.unsignedWhy }, signatures: [] };
  const lead = report.valid ? text.valid : text.invalid;
  // The report's sentence begins with the same word.
  const why = report.verdict[locale].startsWith(`${lead}. `)
    ? report.verdict[locale].slice(lead.length + 2)
    : report.verdict[locale];
  return {
    verdict: { outcome: report.valid ? "valid" : "invalid", lead, text: why },
    signatures: signatures.map((one) => signatureOf(one, locale)),
  };
}

function signatureOf(
  facts: AnyReport["signatures"][number],
  locale: Locale,
): DescribedSignatures["signatures"][number] {
  const text = wordsIn(signatureText, locale);
  const { certificate, signingTime, timestamp, reason } = facts;
  const roles: Readonly<Record<string, string>> = {
    [signatureFields.person]: text.person,
    [signatureFields.number]: text.numbering,
    [signatureFields.seal]: text.seal,
  };
  const revocation = { good: text.good, revoked: text.revoked, unknown: text.unknown }[facts.revocation];
  return {
    who: facts.signer ?? certificate?.commonName ?? text.nobody,
    post: roles[facts.field] ?? text.other,
    facts: [
      { term: text.time, value: signingTime === null ? text.none : formatInstant(new Date(signingTime)) },
      {
        term: text.certificate,
        value: certificate ? `${text.until(formatDate(new Date(certificate.notAfter)))}, ${revocation}` : text.none,
      },
      { term: text.stamp, value: stampOf(timestamp, locale) },
      { term: text.level, value: facts.level ? `PAdES ${facts.level}` : (facts.subFilter ?? text.none) },
      ...(reason ? [{ term: text.result, value: reason[locale] }] : []),
      ...(facts.weak ? [{ term: text.result, value: text.weak }] : []),
    ],
  };
}

function stampOf(timestamp: AnyReport["signatures"][number]["timestamp"], locale: Locale): string {
  const text = wordsIn(signatureText, locale);
  if (!timestamp) return text.none;
  return timestamp.valid ? text.stampValid(`RFC 3161, ${formatInstant(new Date(timestamp.at))}`) : text.stampInvalid;
}

/** Words of the panel that says whether signatures hold. */
const signatureText = defineText({
  vi: {
    valid: "Hợp lệ",
    invalid: "Không hợp lệ",
    unsigned: "Không có chữ ký số",
    unsignedWhy: "Tệp PDF này không mang chữ ký số nào.",
    time: "Lúc",
    certificate: "Chứng thư",
    level: "Mức",
    stamp: "Dấu thời gian",
    result: "Kết quả",
    until: (day: string) => `đến ${day}`,
    good: "chưa thu hồi",
    revoked: "đã thu hồi",
    unknown: "chưa có thông tin thu hồi",
    stampValid: (at: string) => `${at}, hợp lệ`,
    stampInvalid: "không hợp lệ",
    none: "không có",
    weak: "Thuật toán ký đã yếu, không còn nên dùng.",
    person: "chữ ký cá nhân của người ký",
    numbering: "hệ thống, khi cấp số và thời gian ban hành",
    seal: "cơ quan, kèm hình con dấu",
    other: "chữ ký số",
    nobody: "Không rõ người ký",
  },
  en: {
    valid: "Valid",
    invalid: "Not valid",
    unsigned: "No digital signature",
    unsignedWhy: "This PDF carries no digital signature.",
    time: "Signed",
    certificate: "Certificate",
    level: "Level",
    stamp: "Time-stamp",
    result: "Result",
    until: (day: string) => `until ${day}`,
    good: "not revoked",
    revoked: "revoked",
    unknown: "revocation not known",
    stampValid: (at: string) => `${at}, valid`,
    stampInvalid: "not valid",
    none: "none",
    weak: "The signing algorithm is weak and should no longer be used.",
    person: "the signer's own signature",
    numbering: "the system, for number and date",
    seal: "the agency, with its seal",
    other: "digital signature",
    nobody: "Signer not known",
  },
});
