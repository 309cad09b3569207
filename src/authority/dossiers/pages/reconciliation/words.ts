import { type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { reconciliationText } from "./text.ts";

/** Why the portal refused, in a few words. */
export function reasonText(reason: string, locale: Locale): string {
  const text = wordsIn(reconciliationText, locale);
  switch (reason) {
    case "procedure-code":
    case "dossier-code":
    case "not-yours":
    case "date-before-receipt":
    case "date-in-future":
    case "field":
      return text[reason];
    case "agency":
      return text.agencyReason;
    case "state":
      return text.stateReason;
    default:
      return reason;
  }
}
