import type { PdfSignatureReport } from "../../../../engines/signing/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { PasswordInput, Signers, useLocale, Verdict } from "../../../../ui/index.ts";
import { describeSignatures } from "../../../office/index.ts";
import { resultText } from "./text.ts";

/** What was found of a result's file: the report on its signatures, or that it is no longer the file that was kept. */
export type FileCheck = PdfSignatureReport | "damaged" | undefined;

/** Whether what was signed still stands, in words: red when a byte of it was changed. */
export function ResultSignatures({ check }: { check: FileCheck }) {
  const locale = useLocale();
  const text = wordsIn(resultText, locale);
  if (check === undefined) return <p class="lt-quiet">{text.notSigned}</p>;
  if (check === "damaged") return <Verdict outcome="invalid" lead={text.damaged} text={text.damagedWhy} />;
  const { verdict, signatures } = describeSignatures(check, locale);
  return (
    <>
      <Verdict {...verdict} />
      {signatures.length > 0 ? <Signers signatures={signatures} /> : null}
    </>
  );
}

/** Asks for the PIN of a signing key. It is never kept and never shown again. */
export function KeyPin({ id = "pin", label, error }: { id?: string; label?: string; error?: string | undefined }) {
  const text = wordsIn(resultText, useLocale());
  return (
    <PasswordInput
      name="pin"
      id={id}
      label={{ text: label ?? text.pin }}
      hint={{ text: text.pinHint }}
      autocomplete="one-time-code"
      inputmode="text"
      {...(error ? { errorMessage: { text: error } } : {})}
    />
  );
}
