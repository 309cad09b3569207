import { formatDateTime, type Locale, wordsIn } from "../../../platform/text/index.ts";
import { remindedOf } from "../reminder.ts";
import { officeWords } from "./words.ts";

type Reminded = { readonly document: Parameters<typeof remindedOf>[0]; readonly locale: Locale };

/** A quiet line that the axis has reminded the agency of this document; nothing once the agency has acted. */
export function ReminderLine(of: Reminded) {
  const line = lineOf(of);
  return line ? <p class="lt-small lt-quiet lt-mt2">{line}</p> : null;
}

/** The same in two words, for a row that is one line high: they stand first, where nothing is cut. */
export function ReminderMark(of: Reminded) {
  const line = lineOf(of);
  if (!line) return null;
  return (
    <>
      <span class="lt-quiet" title={line}>
        {wordsIn(officeWords, of.locale).reminded}:
      </span>{" "}
    </>
  );
}

function lineOf({ document, locale }: Reminded): string | undefined {
  const reminder = remindedOf(document);
  if (!reminder) return undefined;
  const words = wordsIn(officeWords, locale);
  const since = formatDateTime(reminder.since);
  return reminder.about === "registration" ? words.remindedOfRegistration(since) : words.remindedOfRecall(since);
}
