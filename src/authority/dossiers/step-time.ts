import { instantOf, minuteOf, type WorkingTime } from "../../engines/deadline/index.ts";
import { besideReason } from "./beside-reason.ts";
import type { Dossier, Work } from "./record.ts";

/** A time in which all steps of a dossier rested; open while they still do. */
export type Rest = { readonly from: Date; readonly to: Date | null };

/** When the steps of a dossier rested: it was stopped beside its drawing, and its clock stood still. */
export function restsOf(
  { pauses }: Pick<Dossier, "pauses">,
  work: readonly Pick<Work, "token" | "place" | "openedAt" | "closedAt">[],
): readonly Rest[] {
  return work.flatMap((one) => {
    if (besideReason(one) === undefined) return [];
    const pause = pauses.find(({ from }) => new Date(from).getTime() === one.openedAt.getTime());
    return pause?.stopsClock === false ? [] : [{ from: one.openedAt, to: one.closedAt }];
  });
}

/** Working minutes of a step, without those in which it rested. */
export type StepTime = {
  /** What it was given; null where nothing was. */
  readonly given: number | null;
  readonly took: number;
  /** Given less taken; negative when it is late. */
  readonly left: number | null;
};

/**
 * What a step was given and took, in the working time of the agency that does it. Its due time was moved by each rest that is over
 * (`movedBy`), and will be by one that is not.
 */
export function stepTime(
  { openedAt, dueAt, closedAt }: Pick<Work, "openedAt" | "dueAt" | "closedAt">,
  rests: readonly Rest[],
  time: WorkingTime,
  now: Date,
): StepTime {
  const took =
    worked(time, openedAt, closedAt ?? now) - rested(time, rests, { from: openedAt, to: closedAt ?? now }, now);
  if (dueAt === null) return { given: null, took, left: null };
  const over = rests.filter(({ to }) => to !== null);
  const given = worked(time, openedAt, dueAt) - rested(time, over, { from: openedAt, to: dueAt }, now);
  return { given, took, left: given - took };
}

/** When a step is due after a rest: what was left of its time is left still. One that was late before stays so. */
export function movedBy(rest: { readonly from: Date; readonly to: Date }, dueAt: Date, time: WorkingTime): Date {
  if (dueAt <= rest.from) return dueAt;
  const left = worked(time, rest.from, dueAt);
  return instantOf(time.endOf(time.workedBefore(minuteOf(rest.to)) + left));
}

function worked(time: WorkingTime, from: Date, to: Date): number {
  return time.workedBefore(minuteOf(to)) - time.workedBefore(minuteOf(from));
}

function rested(
  time: WorkingTime,
  rests: readonly Rest[],
  within: { readonly from: Date; readonly to: Date },
  now: Date,
): number {
  return rests.reduce((sum, rest) => {
    const from = new Date(Math.max(rest.from.getTime(), within.from.getTime()));
    const to = new Date(Math.min((rest.to ?? now).getTime(), within.to.getTime()));
    return to > from ? sum + worked(time, from, to) : sum;
  }, 0);
}

/** Whether a step hands over what a dossier ended with: it began with the end. */
export function isHandingOver(
  { endedAt }: Pick<Dossier, "endedAt">,
  { openedAt, place }: Pick<Work, "openedAt" | "place">,
): boolean {
  return endedAt !== null && place !== "waiting" && openedAt >= endedAt;
}
