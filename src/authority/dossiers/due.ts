import { type Counting, findDue, parseLimit, type WorkingTime } from "../../engines/deadline/index.ts";
import { isoDay } from "../../platform/text/index.ts";
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
export type Standing = "in-time" | "soon" | "late" | "waiting" | "early" | "on-time" | "ended-late";

const aDay = 24 * 60 * 60 * 1_000;

/** How a dossier stands; it is soon due from a day before. */
export function standingOf(
  { dueAt, endedAt, pauses }: Pick<Dossier, "dueAt" | "endedAt" | "pauses">,
  now: Date,
): Standing {
  if (endedAt !== null) {
    if (dueAt === null) return "on-time";
    if (endedAt > dueAt) return "ended-late";
    return isoDay(endedAt) === isoDay(dueAt) ? "on-time" : "early";
  }
  if (dueAt === null || pauses.some(({ to, stopsClock }) => to === null && stopsClock)) return "waiting";
  if (now > dueAt) return "late";
  return now.getTime() >= dueAt.getTime() - aDay ? "soon" : "in-time";
}
