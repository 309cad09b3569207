import {
  type Counting,
  dayOf,
  findDue,
  instantOf,
  minuteOf,
  parseLimit,
  type WorkingTime,
} from "../../engines/deadline/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import { type DossierState, dossierStates } from "../../protocol/dossiers/index.ts";
import type { Dossier } from "./record.ts";

/** How the time of a dossier is counted, for `findDue` and `explainDue` in the working time of the agency that resolves it. */
export function countingOf({
  receivedAt,
  limitText,
  pauses,
}: Pick<Dossier, "receivedAt" | "limitText" | "pauses">): Counting {
  return {
    from: receivedAt,
    limit: parseLimit(limitText),
    pauses: pauses.map(({ from, to, reason, stopsClock }) => ({
      from: new Date(from),
      to: to === null ? null : new Date(to),
      reason,
      stopsClock,
    })),
  };
}

/** When a dossier is due; null while its clock stands still without an end. */
export function dueOf(time: WorkingTime, dossier: Pick<Dossier, "receivedAt" | "limitText" | "pauses">): Date | null {
  return findDue(time, countingOf(dossier)) ?? null;
}

/** How a dossier stands with its time at an instant. Waiting for the applicant is nobody's delay. */
export type Standing = "in-time" | "soon" | "late" | "waiting" | "early" | "on-time" | "ended-late" | "ended";

/** Ends that nobody promised a day for: not received, taken back, stopped. */
const withoutDay: readonly DossierState[] = [dossierStates.notReceived, dossierStates.withdrawn, dossierStates.stopped];

/** The end of the next working day: what is due by then is soon due. */
export function soonUntil(time: WorkingTime, now: Date): Date {
  const next = time.nextWorkingDay(dayOf(minuteOf(now)));
  return instantOf(time.closes(next) + 1);
}

/** How a dossier stands. `soon`: by when it is soon due. */
export function standingOf(
  { dueAt, endedAt, pauses, state }: Pick<Dossier, "dueAt" | "endedAt" | "pauses" | "state">,
  now: Date,
  soon: Date,
): Standing {
  if (withoutDay.includes(state)) return "ended";
  if (endedAt !== null) {
    if (dueAt === null) return "on-time";
    if (endedAt > dueAt) return "ended-late";
    return isoDay(endedAt) === isoDay(dueAt) ? "on-time" : "early";
  }
  if (dueAt === null || pauses.some(({ to, stopsClock }) => to === null && stopsClock)) return "waiting";
  if (now > dueAt) return "late";
  return dueAt < soon ? "soon" : "in-time";
}
