import { minuteOf } from "../../../../engines/deadline/index.ts";
import { formatNumber, type Locale, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import type { DeadlineState } from "../../../../ui/index.ts";
import { standingOf } from "../../due.ts";
import type { ListedDossier, ListedStep } from "../../listed-dossier.ts";
import type { ListFacts } from "./read-list.ts";
import { postText, waitText, workListText } from "./text.ts";

/** What of a list the standing of a row needs. */
export type StandingFacts = Pick<ListFacts, "scope" | "timeOf" | "agencyNames">;

/** How a row stands with its time and with the portal: the mark, and what to say beside it. */
export type RowStanding = {
  readonly mark: DeadlineState;
  readonly text: string | undefined;
  /** Time left or over, in working time; empty where the clock stands still. */
  readonly left: string;
  readonly tone: "late" | "soon" | undefined;
  /** The portal does not have it as it is here. */
  readonly sync: "refused" | "unconfirmed" | undefined;
};

/** Lateness of people, waiting for the applicant and trouble with the portal, told apart. */
export function standingOfRow(row: ListedDossier, facts: StandingFacts, locale: Locale): RowStanding {
  const words = wordsIn(workListText, locale);
  const { now, soonUntil } = facts.scope;
  const standing = standingOf(row, now, soonUntil);
  const sync = syncOf(row, facts);
  const left = row.endedAt === null ? leftOf(row, facts, locale) : "";
  if (row.endedAt !== null)
    return { ...ended(row, standing, sync, { now, words, locale }), left, tone: undefined, sync };
  if (standing === "waiting") return { mark: "paused", text: waitOf(row, locale), left, tone: undefined, sync };
  if (row.dueAt !== null && now > row.dueAt) return { mark: "late", text: undefined, left, tone: "late", sync };
  if (sync !== undefined) {
    const text = sync === "refused" ? words.refused : words.unconfirmed;
    return { mark: "late-sync", text, left, tone: undefined, sync };
  }
  const isSoon = standing === "soon";
  return { mark: isSoon ? "soon" : "ok", text: undefined, left, tone: isSoon ? "soon" : undefined, sync };
}

function ended(
  row: ListedDossier,
  standing: ReturnType<typeof standingOf>,
  sync: RowStanding["sync"],
  { now, words, locale }: { readonly now: Date; readonly words: (typeof workListText)["en"]; readonly locale: Locale },
): Pick<RowStanding, "mark" | "text"> {
  const isInTime = standing !== "ended-late";
  const isBehind = row.sync !== null && row.sync.ackedRevision < row.sync.revision;
  if (isInTime && isBehind && row.dueAt !== null && now > row.dueAt) return { mark: "late-sync", text: undefined };
  if (sync !== undefined) return { mark: "late-sync", text: sync === "refused" ? words.refused : words.unconfirmed };
  if (!isInTime) return { mark: "late", text: words.endedLate };
  if (standing === "ended") return { mark: "done", text: textIn(dossierStateNames[row.state], locale) };
  if (row.state === 9) return { mark: "done", text: words.ready };
  return { mark: "done", text: standing === "early" ? words.endedEarly : words.endedOnTime };
}

function syncOf({ sync }: ListedDossier, { scope }: StandingFacts): RowStanding["sync"] {
  if (sync === null) return undefined;
  if (sync.refusedCode !== null) return "refused";
  return sync.ackedRevision < sync.revision && sync.changedAt < scope.staleBefore ? "unconfirmed" : undefined;
}

function waitOf({ pauses }: ListedDossier, locale: Locale): string | undefined {
  const waits = wordsIn(waitText, locale);
  const reason = pauses.find(({ to }) => to === null)?.reason;
  return reason === "supplement" || reason === "payment" || reason === "suspension" ? waits[reason] : undefined;
}

/** Working days with one decimal, or hours below a day. */
function leftOf({ dueAt, agencyCode, receivedAt }: ListedDossier, facts: StandingFacts, locale: Locale): string {
  const words = wordsIn(workListText, locale);
  if (dueAt === null) return words.noDue;
  const time = facts.timeOf(agencyCode, receivedAt);
  const minutes = time.workedBefore(minuteOf(dueAt)) - time.workedBefore(minuteOf(facts.scope.now));
  const amount = Math.abs(minutes);
  const [value, digits, unit] =
    amount >= time.dayLength
      ? [amount / time.dayLength, 1, locale === "vi" ? "ngày" : "days"]
      : amount >= 60
        ? [amount / 60, 0, locale === "vi" ? "giờ" : "h"]
        : [amount, 0, locale === "vi" ? "phút" : "min"];
  const said = `${formatNumber(value, locale, digits)}\u00a0${unit}`;
  return facts.scope.now > dueAt ? words.over(said) : words.left(said);
}

/** The step that a row is about, or the one that is open: several are told by their number. */
export function stepOfRow(row: ListedDossier): { readonly step: ListedStep | undefined; readonly more: number } {
  if (row.token !== null) return { step: row.steps.find(({ token }) => token === row.token), more: 0 };
  return { step: row.steps[0], more: Math.max(row.steps.length - 1, 0) };
}

/** Whose a step is: a person's by name, a post's, another agency's, the applicant's. */
export function whoDoes(step: ListedStep, facts: Pick<ListFacts, "agencyNames" | "who">, locale: Locale): string {
  const words = wordsIn(workListText, locale);
  const { by } = facts.who;
  if (step.place === "waiting") return words.citizen;
  if (step.agencyCode !== by.agencyCode) return facts.agencyNames.get(step.agencyCode) ?? step.agencyCode;
  if (step.assignee === by.accountId) return words.toMe;
  return step.assigneeName || wordsIn(postText, locale)[step.role];
}
