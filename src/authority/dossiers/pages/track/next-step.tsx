import { formatDate, formatMoney, formatTime, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { dossierStates } from "../../../../protocol/dossiers/index.ts";
import { clockOf } from "./clock.ts";
import type { Tracked } from "./read-tracked.ts";
import { trackText } from "./text.ts";

/** What the applicant has to do now, and where. */
export function nextStepOf(tracked: Tracked, locale: Locale) {
  const { dossier, nameOf } = tracked;
  const text = wordsIn(trackText, locale);
  const place = nameOf(dossier.receivedAgency);
  switch (dossier.state) {
    case dossierStates.supplement:
      return <PapersAskedFor tracked={tracked} locale={locale} />;
    case dossierStates.payment:
      return dossier.fee === null ? text.payUnknown(place) : text.pay(formatMoney(dossier.fee, locale), place);
    case dossierStates.notReceived:
      return text.notReceived(place);
    case dossierStates.withdrawn:
      return text.withdrawn;
    case dossierStates.stopped:
      return text.stopped(place);
    case dossierStates.resolved:
      return dossier.outcome === "refused" ? text.fetchRefusal(place) : text.fetch(place);
    case dossierStates.returned:
      return text.done;
    default:
      return handled(tracked, locale);
  }
}

function handled(tracked: Tracked, locale: Locale): string {
  const { dossier, nameOf } = tracked;
  const text = wordsIn(trackText, locale);
  const { reappointedTo } = dossier;
  if (isSuspended(tracked)) return text.suspendedStep;
  if (clockOf(tracked).kind !== "late") return text.nothingYet(nameOf(dossier.receivedAgency));
  if (reappointedTo === null) return text.lateOnly;
  return text.apology(`${formatTime(reappointedTo)} ${formatDate(reappointedTo)}`);
}

/** Whether handling is suspended: the state stays "in progress" then. */
export function isSuspended({ dossier: { state, pauses } }: Tracked): boolean {
  return state === dossierStates.processing && pauses.some(({ to, reason }) => to === null && reason === "suspension");
}

/** All that is asked for, at once; nothing of why, which may speak of people. */
function PapersAskedFor({ tracked, locale }: { tracked: Tracked; locale: Locale }) {
  const { dossier, requests, nameOf } = tracked;
  const text = wordsIn(trackText, locale);
  const request = requests.findLast(({ answeredAt }) => answeredAt === null);
  const isAgainst = dossier.pauses.some(({ to, stopsClock }) => to === null && !stopsClock);
  const asked = [...(request?.papers ?? []), ...(request && !request.hasOther ? [] : [text.otherPaper])];
  const tail = [
    ...(request?.answerBy ? [text.answerBy(request.answerBy.split("-").reverse().join("/"))] : []),
    isAgainst ? text.runsOn : text.stands,
  ];
  return (
    <>
      {text.supplement(nameOf(dossier.receivedAgency))}{" "}
      {asked.map((paper, index) => (
        <>
          {index > 0 ? "; " : null}
          <strong lang={locale === "vi" ? undefined : "vi"}>{paper}</strong>
        </>
      ))}
      . {tail.join(" ")}
    </>
  );
}
