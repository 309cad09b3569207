import type { Bilingual } from "../../deadline/index.ts";
import { DecisionError, type DecisionErrorCode } from "../decision-error.ts";

/** Something that is wrong with a DMN file, or may be. */
export type DecisionProblem = {
  readonly severity: "error" | "warning";
  /** Id of the element; "" for the file. */
  readonly element: string;
  readonly code:
    | DecisionErrorCode
    | "decision.unknown-name"
    | "decision.unknown-type"
    | "decision.unknown-requirement"
    | "decision.import"
    | "decision.same-name"
    | "decision.no-logic"
    | "decision.wrong-width"
    | "decision.no-order"
    | "decision.overlap"
    | "decision.gap"
    | "decision.never-matches";
  readonly message: Bilingual;
};

/** What reading or making threw, as a problem; anything but a DecisionError is thrown on. */
export function problemOf(error: unknown, element: string): DecisionProblem {
  if (!(error instanceof DecisionError)) throw error;
  return { severity: "error", element, code: error.code, message: error.people };
}
