import type { Bilingual } from "../../deadline/index.ts";

/** Why the clock of the dossier stands still while a step waits. */
export type ClockReason = "supplement" | "payment" | "suspension" | "other";

/** Reasons in the order in which they are offered. */
export const clockReasons = ["supplement", "payment", "suspension", "other"] as const satisfies readonly ClockReason[];

/** One way on from a step. */
export type StepChoice = {
  /** As people read it: "Đồng ý". Empty where there is only one way. */
  readonly label: string;
  /** Code of the outcome that leads this way; empty where there is one way, another condition, or for all other cases. */
  readonly outcome: string;
  /** FEEL, where something else than an outcome decides. */
  readonly condition: string;
  /** Id of the step, end or drawn element it leads to. */
  readonly to: string;
};

/** One of several agencies or people who work at the same time. */
export type StepBranch = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  readonly allowance: string;
};

/** A reminder sent while a step is not done. */
export type StepReminder = {
  /** How long after the step began, as `parseLimit` reads it, or an ISO 8601 duration. */
  readonly after: string;
  readonly name: string;
};

/** A row of the step table. */
export type Step = {
  readonly id: string;
  /** `task`: somebody works; `wait`: something from outside is waited for; `parallel`: several work at once, and all are waited for. */
  readonly kind: "task" | "wait" | "parallel";
  readonly name: string;
  /** Name of the lane. Empty for `parallel`. */
  readonly role: string;
  /** Code of an agency, or a level of one; empty: the agency that received the dossier. */
  readonly agency: string;
  /** As `parseLimit` reads it; empty: none. */
  readonly allowance: string;
  readonly clock: ClockReason | null;
  readonly next: readonly StepChoice[];
  readonly branches: readonly StepBranch[];
  readonly reminder: StepReminder | null;
};

/** A way in which the flow ends; the name says with which result. */
export type StepEnd = { readonly id: string; readonly name: string };

/** A flow as a table: the same thing as its drawing, for whoever cannot or will not draw. */
export type StepTable = {
  readonly name: string;
  /** Id of the first step; empty: none yet; null: the drawing begins in a way that a table cannot say. */
  readonly first: string | null;
  readonly steps: readonly Step[];
  readonly ends: readonly StepEnd[];
};

/** An element that a table cannot say; it stays as it is and is edited in the drawing. */
export type NotExpressible = { readonly element: string; readonly name: string; readonly why: Bilingual };

/** Something in a table that cannot be written; `field` names the place within the row. */
export type StepProblem = { readonly row: string; readonly field: string; readonly message: Bilingual };

/** A table that cannot be written; `problems` says every reason. */
export class StepTableError extends Error {
  override name = "StepTableError";
  readonly code = "flow.step-table";
  readonly problems: readonly StepProblem[];
  constructor(problems: readonly StepProblem[]) {
    super(problems.map(({ row, field, message }) => `${row} ${field}: ${message.en}`).join("; "));
    this.problems = problems;
  }
}
