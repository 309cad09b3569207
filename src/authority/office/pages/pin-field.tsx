import { wordsIn } from "../../../platform/text/index.ts";
import { PasswordInput, useLocale } from "../../../ui/index.ts";
import { officeWords } from "./words.ts";

/** Asks for the PIN of a signing key. It is never kept and never shown again. */
export function PinField({ id = "pin", label, error }: { id?: string; label?: string; error?: string | undefined }) {
  const words = wordsIn(officeWords, useLocale());
  return (
    <PasswordInput
      name="pin"
      id={id}
      label={{ text: label ?? words.pin }}
      hint={{ text: words.pinHint }}
      autocomplete="one-time-code"
      inputmode="text"
      {...(error ? { errorMessage: { text: error } } : {})}
    />
  );
}
