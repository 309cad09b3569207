import { Signers, useLocale, Verdict } from "../../../../ui/index.ts";
import { describeSignatures, type SignatureReport } from "../../signature-report.ts";

/** Whether a PDF's signatures hold: the verdict first, then each signature. */
export function SignaturePanel({ report }: { report: SignatureReport }) {
  const { verdict, signatures } = describeSignatures(report, useLocale());
  return (
    <>
      <Verdict {...verdict} />
      {signatures.length > 0 ? <Signers signatures={signatures} /> : null}
    </>
  );
}
