import { DecisionError, feeOf, loadDecisions, readFeeTable } from "../../../engines/decision/index.ts";
import type { Text } from "../../../platform/text/index.ts";

/** What a dossier costs by a fee table, and the line that said so. */
export type DossierFee =
  | {
      readonly kind: "amount";
      /** Whole đồng. */
      readonly amount: number;
      /** Line of the table, from 1; undefined when none matched and the amount for all others holds. */
      readonly line: number | undefined;
      readonly note: string;
    }
  | { readonly kind: "none"; readonly why: Text };

/** Tries a fee table with values. Never throws for what is in the table or the values. */
export function feeOfDossier(dmn: string, values: Readonly<Record<string, unknown>>, now: Date): DossierFee {
  try {
    const { id } = readFeeTable(dmn);
    const { amount, rules } = feeOf(loadDecisions(dmn), id, values, now);
    const rule = rules.at(-1);
    return { kind: "amount", amount, line: rule?.index, note: rule?.note ?? "" };
  } catch (error) {
    if (error instanceof DecisionError) return { kind: "none", why: error.people };
    throw error;
  }
}
