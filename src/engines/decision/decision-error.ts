import type { Bilingual } from "../deadline/index.ts";

/** What can be wrong with a decision, an expression or what was put into it. */
export type DecisionErrorCode =
  /** The text is no FEEL (or no JUEL that is read here). */
  | "decision.expression-unreadable"
  /** The computation needs more steps or time than any fee or condition does; it was stopped. */
  | "decision.too-long"
  /** A text or list grew beyond all use, or functions call each other without end. */
  | "decision.too-large"
  /** Not well-formed XML, has a DOCTYPE, or is too big. */
  | "decision.xml-unreadable"
  /** XML, but no DMN that can be read. */
  | "decision.not-dmn"
  | "decision.unknown-decision"
  /** A decision requires itself. */
  | "decision.circle"
  /** A value put in is not of its declared type or not one of the allowed values. */
  | "decision.input-wrong"
  /** Several rules of a table with hit policy UNIQUE match. */
  | "decision.several-rules"
  /** Matching rules of a table with hit policy ANY give different results. */
  | "decision.rules-disagree"
  /** An answer that should be an amount is none: not a whole number of đồng, or negative, or missing. */
  | "decision.not-an-amount"
  /** The DMN file holds what a simple fee table cannot show. */
  | "decision.not-a-fee-table";

/** A decision that cannot be made; the message says what to do. */
export class DecisionError extends Error {
  override name = "DecisionError";
  readonly code: DecisionErrorCode;
  readonly people: Bilingual;
  constructor(code: DecisionErrorCode, people: Bilingual) {
    super(people.en);
    this.code = code;
    this.people = people;
  }
}
