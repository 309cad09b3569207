import type { Plan, Token } from "../../../engines/flow/index.ts";
import { carryPast, type TakenStep, type TimeOf } from "../../flows/index.ts";
import { blamed, endsLate } from "../lateness.ts";
import type { Dossier, Work } from "../record.ts";
import { type Settled, settle } from "../settle.ts";
import type { EventActor, NewEvent } from "../store/change.ts";
import type { Supplement } from "../store/supplements.ts";
import type { PastActor, PastDossier, PastStaff } from "./past-dossier.ts";

/** One change of a dossier of the past, as it stood after it. */
export type PastChange = {
  readonly after: Dossier;
  readonly by: EventActor;
  readonly events: readonly NewEvent[];
};

/** What a replay stands on. */
export type ReplaySurroundings = {
  readonly plan: Plan;
  readonly timeOf: TimeOf;
  /** Of the calendar that `timeOf` goes by. */
  readonly calendarVersion: number;
  readonly isOwn: (agencyCode: string) => boolean;
  readonly staff: PastStaff;
};

/** A replay under way. */
export type Run = {
  readonly past: PastDossier;
  dossier: Dossier;
  work: Work[];
  readonly changes: PastChange[];
  readonly supplements: Supplement[];
  readonly steps: TakenStep[];
};

/** The open step at a place of the drawing. Throws when the dossier does not stand there. */
export function openWork(run: Run, node: string): Work {
  const found = run.work.find((one) => one.node === node && one.closedAt === null);
  if (!found) throw new Error(`${run.dossier.code} does not stand at ${node}`);
  return found;
}

/** One step of the flow, settled on the dossier as `ready` says. */
export function carry(
  run: Run,
  token: Token["id"],
  { at, ...vars }: { readonly at: Date; readonly outcome?: string; readonly paid?: number },
  around: ReplaySurroundings,
  ready: Dossier,
): Settled {
  const before = run.steps.at(-1);
  if (!before) throw new Error(`${run.dossier.code} has no flow`);
  const { agencyCode } = run.dossier;
  const step = carryPast(before, { command: { kind: "complete", token, vars }, agencyCode, at }, around.timeOf);
  run.steps.push(step);
  return settleStep({ ...run, dossier: ready }, step, around);
}

/** What a step of the flow means for the dossier as it stands in the replay. */
export function settleStep(
  { dossier, work }: Pick<Run, "dossier" | "work">,
  step: TakenStep,
  { timeOf, isOwn }: ReplaySurroundings,
): Settled {
  const open = work.filter(({ closedAt }) => closedAt === null);
  const time = timeOf(dossier.agencyCode, dossier.receivedAt);
  return settle({ dossier, work: open }, step, { time, isOwn, othersWaitFor: undefined });
}

type Written = {
  readonly settled: Pick<Settled, "after" | "opened" | "closed">;
  readonly by: EventActor;
  readonly at: Date;
  readonly done?: { readonly token: number; readonly outcome: string };
  readonly events: readonly NewEvent[];
};

/** Sets a change down: the dossier as it is after it, its history, work that ends and begins. */
export function write(run: Run, { settled, by, at, done, events }: Written): void {
  const after = endsLate(run.dossier, settled.after) ? blamed(settled.after, run.work, at) : settled.after;
  const closed = new Set(settled.closed);
  run.work = [
    ...run.work.map((one) => {
      if (one.closedAt !== null || !closed.has(one.token)) return one;
      const isDone = one.token === done?.token;
      return { ...one, closedAt: at, closedByName: isDone ? by.name : "", outcome: isDone ? done.outcome : "" };
    }),
    ...settled.opened.map((one) => workOf(after.id, one, at)),
  ];
  run.dossier = after;
  run.changes.push({ after, by, events });
}

/** Work that has just begun. */
export function workOf(dossierId: string, one: Settled["opened"][number], openedAt: Date): Work {
  return {
    ...{ ...one, dossierId, openedAt, assignee: null, assigneeName: "", closedAt: null, closedByName: "", outcome: "" },
    ...{ fence: 0, holder: null, holderName: "", heldUntil: null },
  };
}

/** Who acted, as history keeps them. */
export function actor({ name, title }: PastActor, agencyCode: string): EventActor {
  return { id: null, name, title, agencyCode };
}

/** Ids made of a dossier's own: its instance, and behind each instant its events and requests. */
export function tailOf({ received }: PastDossier): bigint {
  return BigInt(`0x${received.id.replaceAll("-", "").slice(13, 16)}${received.id.replaceAll("-", "").slice(17)}`);
}
