import type { Decision, NationalDay } from "./record.ts";

/** Kinds of changes. */
export const changeKinds = ["off", "work", "swap", "removal", "confirmation", "undo"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What became of one day. */
export type DayChangeStep = {
  readonly date: string;
  readonly before: NationalDay | null;
  readonly after: NationalDay | null;
};

/** A change of the nation's calendar, as its history keeps it. */
export type CalendarChange = {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string;
  readonly kind: ChangeKind;
  /** Of a confirmation, and of what takes one back: the year. */
  readonly year: number | null;
  readonly reason: string;
  readonly decision: Decision | null;
  readonly steps: readonly DayChangeStep[];
  /** The change that this one takes back. */
  readonly undoes: string | null;
  readonly version: number;
};
