import { minuteOf, type WorkingTime } from "../../../../engines/deadline/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { dossierStates } from "../../../../protocol/dossiers/index.ts";
import type { TrackClock } from "../../../../ui/index.ts";
import type { Tracked } from "./read-tracked.ts";

/** Where the clock of a dossier stands. */
export function clockOf({ dossier, time, now }: Pick<Tracked, "dossier" | "time" | "now">): TrackClock {
  const { state, dueAt, endedAt, returnedAt } = dossier;
  if (returnedAt !== null) return { kind: "returned", at: returnedAt, dueAt };
  if (endedAt !== null) return { kind: state === dossierStates.resolved ? "resolved" : "closed", at: endedAt, dueAt };
  if (isStanding(dossier)) return { kind: "paused" };
  if (dueAt === null) return { kind: "unknown" };
  if (now > dueAt) return { kind: "late", dueAt, workingDays: Math.max(1, workingDays(time, dueAt, now)) };
  return { kind: "running", dueAt, workingDays: isoDay(now) === isoDay(dueAt) ? 0 : workingDays(time, now, dueAt) };
}

/** Whether the clock stands still without an end. */
export function isStanding({ dueAt, pauses }: Pick<Tracked["dossier"], "dueAt" | "pauses">): boolean {
  return dueAt === null && pauses.some(({ to, stopsClock }) => to === null && stopsClock);
}

/** Days of work between two instants, a begun one counted whole. */
function workingDays(time: WorkingTime, from: Date, to: Date): number {
  const minutes = time.workedBefore(minuteOf(to)) - time.workedBefore(minuteOf(from));
  return Math.ceil(minutes / time.dayLength);
}
