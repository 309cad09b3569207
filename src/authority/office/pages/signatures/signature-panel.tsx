import type { PdfSignatureReport } from "../../../../engines/signing/index.ts";
import { formatDate, formatInstant, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { type Signature, Signers, useLocale, Verdict } from "../../../../ui/index.ts";
import { signatureFields } from "../../signing.ts";
import type { JsonOf } from "../../store/incoming.ts";
import { signatureText } from "./text.ts";

/** A report on a PDF's signatures, as it is kept. */
export type SignatureReport = JsonOf<PdfSignatureReport>;

/** Whether a PDF's signatures hold: the verdict first, then each signature. */
export function SignaturePanel({ report }: { report: SignatureReport }) {
  const locale = useLocale();
  const text = wordsIn(signatureText, locale);
  const signatures = report.signatures.filter(({ kind }) => kind === "signature");
  if (signatures.length === 0) return <Verdict outcome="unknown" lead={text.unsigned} text={text.unsignedWhy} />;
  const lead = report.valid ? text.valid : text.invalid;
  // The report's sentence begins with the same word.
  const why = report.verdict[locale].startsWith(`${lead}. `)
    ? report.verdict[locale].slice(lead.length + 2)
    : report.verdict[locale];
  return (
    <>
      <Verdict outcome={report.valid ? "valid" : "invalid"} lead={lead} text={why} />
      <Signers signatures={signatures.map((one) => signatureOf(one, locale))} />
    </>
  );
}

function signatureOf(facts: SignatureReport["signatures"][number], locale: Locale): Signature {
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

function stampOf(timestamp: SignatureReport["signatures"][number]["timestamp"], locale: Locale): string {
  const text = wordsIn(signatureText, locale);
  if (!timestamp) return text.none;
  return timestamp.valid ? text.stampValid(`RFC 3161, ${formatInstant(new Date(timestamp.at))}`) : text.stampInvalid;
}
