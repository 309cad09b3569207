import type { Bilingual } from "../../frame.ts";

/** A stretch of time, how many of its minutes count, and why. `code` names the reason, as the deadline engine does. */
export type DueStretch = {
  readonly from: Date;
  readonly to: Date;
  readonly counted: number;
  readonly why: Bilingual & { readonly code: string };
};

/** A due date with every stretch from receipt to it, without a gap: what the deadline engine's `explainDue` gives. */
export type ExplainedDueDate = {
  /** Null while the clock stands still without an end. */
  readonly due: Date | null;
  readonly startedCounting: Date;
  /** What is left of the limit while the clock stands still, in minutes. */
  readonly leftMinutes: number;
  /** Whole days of the calendar are counted and not hours of work; absent: as the trace says. */
  readonly byCalendar?: boolean;
  readonly trace: readonly DueStretch[];
};
