import {
  formatDate,
  formatDateTime,
  formatNumber,
  formatTime,
  isoDay,
  type Locale,
  wordsIn,
} from "../../../../platform/text/index.ts";
import {
  type DossierState,
  dossierStateNames,
  dossierStates,
  readApology,
} from "../../../../protocol/dossiers/index.ts";
import type { LineStop, TrackClock } from "../../../../ui/index.ts";
import type { PublicStep } from "../../store/pages-track.ts";
import { type Tracked, workingDays } from "./read-tracked.ts";
import { trackText } from "./text.ts";

/** From then on the portal says that it has heard nothing, in milliseconds. */
const silentFor = 15 * 60_000;
/** News that took longer says so. */
const lateNews = 10 * 60_000;

/** Where the clock stands, as far as the portal knows. */
export function clockOf(tracked: Tracked): TrackClock {
  const { dossier, time, now, explained, apology } = tracked;
  const { state, dueAt, endedAt, returnedAt } = dossier;
  if (returnedAt) return { kind: "returned", at: returnedAt, dueAt };
  if (endedAt) return { kind: state === dossierStates.resolved ? "resolved" : "closed", at: endedAt, dueAt };
  if (!dueAt)
    return state === dossierStates.supplement || state === dossierStates.payment
      ? { kind: "paused" }
      : { kind: "unknown" };
  // Of a silent authority nobody can say that it is late.
  if (now > dueAt && isSilent(tracked)) return { kind: "unheard", dueAt };
  // The authority's own days off, which the portal does not know, are counted after the date as they are before it.
  if (now > dueAt) return { kind: "late", dueAt, workingDays: undefined, reappointedTo: apology?.reappointedTo };
  const left = isoDay(now) >= isoDay(dueAt) ? 0 : explained && workingDays(time, now, dueAt);
  return { kind: "running", dueAt, workingDays: left };
}

/** Whether nothing was heard from the authority for a while, so that what stands here may be old. */
export function isSilent({ dossier, heardAt, now }: Tracked): boolean {
  return dossier.endedAt === null && heardAt !== null && now.getTime() - heardAt.getTime() > silentFor;
}

/** What has not arrived, or arrived late: violet, nobody's delay. */
export function wireOf(tracked: Tracked, agency: string, locale: Locale): string | undefined {
  const text = wordsIn(trackText, locale);
  const { dossier, heardAt, repairing } = tracked;
  if (repairing) return text.wireRepair;
  if (isSilent(tracked) && heardAt) return text.wireSilent(agency, formatDateTime(heardAt));
  const lag = dossier.arrivedAt.getTime() - dossier.changedAt.getTime();
  return lag > lateNews ? text.wireLate(durationText(lag, locale)) : undefined;
}

function durationText(milliseconds: number, locale: Locale): string {
  const text = wordsIn(trackText, locale);
  const minutes = milliseconds / 60_000;
  if (minutes < 90) return text.minutes(formatNumber(minutes, locale));
  return minutes < 48 * 60
    ? text.hours(formatNumber(minutes / 60, locale))
    : text.days(formatNumber(minutes / 1_440, locale));
}

/** What the applicant has to do now. */
export function nextStepOf(tracked: Tracked, locale: Locale): string {
  const text = wordsIn(trackText, locale);
  const { state, dueAt } = tracked.dossier;
  const next: Readonly<Partial<Record<DossierState, string>>> = {
    [dossierStates.registered]: text.nextRegistered,
    [dossierStates.notReceived]: text.nextRefused,
    [dossierStates.supplement]: text.nextPapers,
    [dossierStates.payment]: text.nextPay,
    [dossierStates.withdrawn]: text.nextWithdrawn,
    [dossierStates.stopped]: text.nextStopped,
    [dossierStates.resolved]: text.nextFetch,
    [dossierStates.returned]: text.nextDone,
  };
  const known = next[state];
  if (known) return known;
  if (clockOf(tracked).kind === "late") return lateStepOf(tracked, locale);
  return dueAt && tracked.now > dueAt && isSilent(tracked) ? text.nextLateSync : text.nextWork;
}

function lateStepOf({ apology, now }: Tracked, locale: Locale): string {
  const text = wordsIn(trackText, locale);
  if (!apology) return text.nextLate;
  const { at, reappointedTo } = apology;
  if (!reappointedTo) return text.nextApology(formatDate(at));
  const date = `${formatTime(reappointedTo)} ${formatDate(reappointedTo)}`;
  return reappointedTo < now ? text.nextLateAgain(formatDate(at), date) : text.nextNewDate(formatDate(at), date);
}

/** The way of the dossier as it was reported. */
export function stopsOf(tracked: Tracked, agency: string, locale: Locale): readonly LineStop[] {
  const text = wordsIn(trackText, locale);
  const { dossier, steps, waits, now } = tracked;
  const years = new Set([dossier.receivedAt, dossier.dueAt ?? now, now].map((at) => isoDay(at).slice(0, 4)));
  const write = (at: Date) => ({
    date: years.size > 1 ? formatDate(at) : formatDate(at).slice(0, 5),
    time: formatTime(at),
    instant: at.toISOString(),
  });
  const own = steps.map(({ at, state, via, unit, content }) => ({
    at,
    head: headOf({ state, via, content }, locale),
    note: unit,
  }));
  const asked = waits.flatMap(({ from, to }) => [
    { at: from, head: text.asked, note: "" },
    ...(to ? [{ at: to, head: text.answered, note: "" }] : []),
  ]);
  const ends = [
    ...(dossier.endedAt && dossier.endedAt.getTime() !== dossier.returnedAt?.getTime()
      ? [
          {
            at: dossier.endedAt,
            head: dossier.returnedAt ? text.resolved : dossierStateNames[dossier.state][locale],
            note: "",
          },
        ]
      : []),
    ...(dossier.returnedAt ? [{ at: dossier.returnedAt, head: text.returned, note: "" }] : []),
  ];
  const first = { at: dossier.receivedAt, head: text.received, note: dossier.agencyName };
  // What is told step by step has its own end; a record alone has only its dates.
  const rest = own.length > 0 ? own : [...asked, ...ends];
  const isFirstTold = rest.some(({ at }) => Math.abs(at.getTime() - first.at.getTime()) < 60_000);
  const passed = [...(isFirstTold ? [] : [first]), ...rest].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
  const stops = passed.map(
    ({ at, head, note }): LineStop => ({ state: "done", ...write(at), head, note: note || undefined }),
  );
  if (dossier.endedAt === null) {
    const waiting = dossier.state === dossierStates.supplement || dossier.state === dossierStates.payment;
    const state = dossierStateNames[dossier.state][locale];
    const stop = waiting ? { head: text.waitingYou, note: state } : { head: state, note: agency };
    stops.push({ state: "now", date: text.now, instant: now.toISOString(), ...stop });
  }
  const clock = clockOf(tracked);
  const promised = clock.kind === "late" ? clock.reappointedTo : clock.kind === "running" ? clock.dueAt : undefined;
  if (!promised || promised <= now) return stops;
  return [...stops, { state: "next", ...write(promised), head: text.result, note: text.latest }];
}

/** What was done, in the words of the authority's node: they are Vietnamese, and in English the state stands for them. */
function headOf({ state, via, content }: Pick<PublicStep, "state" | "via" | "content">, locale: Locale): string {
  const name = dossierStateNames[state][locale];
  if (via !== "node" || content === "") return name;
  if (locale === "vi") return content;
  const apology = readApology(content);
  if (!apology) return name;
  const text = wordsIn(trackText, locale);
  return apology.reappointedTo ? text.apologyTo(formatDateTime(apology.reappointedTo)) : text.apology;
}
