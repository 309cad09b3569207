import type { Decision, HoursEntry, OwnDay } from "./record.ts";

/** What became of one day of the authority. */
export type DayChangeStep = { readonly date: string; readonly before: OwnDay | null; readonly after: OwnDay | null };

/** What became of an agency's hours from a day on; null where it says nothing of that day. */
export type HoursStep = {
  readonly validFrom: string;
  readonly before: Pick<HoursEntry, "windows"> | null;
  readonly after: Pick<HoursEntry, "windows"> | null;
};

/** Steps of a change: of days, or of an agency's hours. */
export type ChangeSteps =
  | { readonly of: "days"; readonly steps: readonly DayChangeStep[] }
  | { readonly of: "hours"; readonly steps: readonly HoursStep[] };

/** Kinds of changes. */
export const changeKinds = ["off", "work", "swap", "removal", "hours", "undo"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A change of the calendar, as its history keeps it. */
export type CalendarChange = {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string;
  readonly kind: ChangeKind;
  /** The authority's for days, the agency's for hours. */
  readonly agencyCode: string;
  readonly reason: string;
  readonly decision: Decision | null;
  readonly done: ChangeSteps;
  /** Open items it moved, as counted when it was saved. */
  readonly moved: number;
  /** The change that this one takes back. */
  readonly undoes: string | null;
  readonly version: number;
};
