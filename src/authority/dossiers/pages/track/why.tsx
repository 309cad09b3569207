import { formatLimit, parseLimit } from "../../../../engines/deadline/index.ts";
import { formatDate, formatTime, isoDay, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import type { TrackWhy } from "../../../../ui/index.ts";
import { isStanding } from "./clock.ts";
import type { Tracked } from "./read-tracked.ts";
import { trackText } from "./text.ts";

/** Why the date is what it is. What moved it away from the date on the slip is always said. */
export function whyOf(tracked: Tracked, locale: Locale): TrackWhy | undefined {
  const { dossier, explained } = tracked;
  if (!explained) return undefined;
  const text = wordsIn(trackText, locale);
  const limit = formatLimit(parseLimit(dossier.limitText))[locale];
  const begins =
    isoDay(explained.startedCounting) === isoDay(dossier.receivedAt) ? text.fromReceipt : text.fromDayAfter;
  return {
    explained,
    sentence: (
      <>
        {text.limitIs} <strong>{limit}</strong>, {begins} {movedSentences(tracked, locale).join(" ")}
      </>
    ),
    basis: (
      <>
        {text.basis}{" "}
        <a href={`/procedures/${encodeURIComponent(dossier.procedureCode)}`}>{text.procedure(dossier.procedureCode)}</a>
        ,{" "}
        <a href={`/calendar?year=${isoDay(dossier.receivedAt).slice(0, 4)}`}>
          {text.calendar(isoDay(dossier.receivedAt).slice(0, 4))}
        </a>
        .
      </>
    ),
  };
}

/** What is no longer as printed, and why; what else about the date has to be said. */
function movedSentences(tracked: Tracked, locale: Locale): readonly string[] {
  const { dossier } = tracked;
  const { printedDueAt, dueAt, reappointedTo, apologyAt } = dossier;
  const text = wordsIn(trackText, locale);
  const sentences: string[] = [];
  const reasons = reasonsOf(tracked, locale);
  if (printedDueAt !== null && reasons.length > 0 && printedDueAt.getTime() !== dueAt?.getTime()) {
    const why = reasons.join(text.and);
    const printedOn = formatDate(dossier.receivedAt);
    const printed = dateOf(printedDueAt, dueAt);
    if (dueAt !== null) sentences.push(text.printed(printedOn, printed, dateOf(dueAt, printedDueAt), why));
    else if (isStanding(dossier)) sentences.push(text.printedStands(printedOn, printed, why));
  }
  if (dossier.pauses.some(({ stopsClock }) => !stopsClock)) sentences.push(text.against);
  if (reappointedTo !== null && apologyAt !== null)
    sentences.push(
      text.reappointed(`${formatTime(reappointedTo)} ${formatDate(reappointedTo)}`, formatDate(apologyAt)),
    );
  return sentences;
}

/** A date, with the hour where that alone tells two apart. */
function dateOf(at: Date, other: Date | null): string {
  return other !== null && isoDay(at) === isoDay(other) ? `${formatTime(at)} ${formatDate(at)}` : formatDate(at);
}

function reasonsOf({ dossier, events, withoutPauses }: Tracked, locale: Locale): readonly string[] {
  const { printedDueAt, pauses } = dossier;
  const text = wordsIn(trackText, locale);
  const reasons: string[] = [];
  if (printedDueAt !== null && withoutPauses !== null && withoutPauses.getTime() !== printedDueAt.getTime()) {
    const counted = events.findLast(({ kind }) => kind === "due-moved");
    reasons.push(counted ? text.whyCalendarOn(formatDate(counted.at)) : text.whyCalendar);
  }
  const stops = pauses.filter(({ stopsClock }) => stopsClock);
  if (stops.some(({ reason }) => reason === "supplement" || reason === "payment")) reasons.push(text.whyPaused);
  if (stops.some(({ reason }) => reason === "suspension" || reason === "other")) reasons.push(text.whySuspended);
  return reasons;
}
