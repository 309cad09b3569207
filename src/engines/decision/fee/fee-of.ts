import { type DecisionAnswer, evaluateDecision } from "../dmn/evaluate.ts";
import type { DecisionModel } from "../dmn/model.ts";
import type { MatchedRule } from "../feel/run.ts";
import { isAmount, notAnAmount } from "./fee-table.ts";

/** A fee in whole đồng, and the lines that gave it, the last one nearest to the fee. */
export type Fee = { readonly amount: number; readonly rules: readonly MatchedRule[] };

/**
 * The fee a decision sets for a dossier. Throws DecisionError: what the decision itself throws, and `decision.not-an-amount` when its
 * answer is a fraction, negative, missing or no number; the message names the line that gave it.
 */
export function feeOf(
  model: DecisionModel,
  nameOrId: string,
  input: Readonly<Record<string, unknown>>,
  now?: Date,
): Fee {
  const answer: DecisionAnswer = evaluateDecision(model, nameOrId, input, now);
  if ("error" in answer) throw answer.error;
  const { value, rules } = answer;
  if (isAmount(value)) return { amount: value, rules };
  const last = rules.at(-1);
  const line = last ? `${last.index}${last.note ? ` (${last.note})` : ""}` : "-";
  throw notAnAmount(last?.decision ?? nameOrId, line, JSON.stringify(value));
}
