import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { planConfirmation } from "../plan.ts";
import type { Decision } from "../record.ts";
import { saveChange } from "./save-change.ts";

/**
 * Records that an officer compared the days of a year with the Government's announcement and found them right. Returns the change's id.
 * Errors: `national-calendar.forbidden`, `national-calendar.year-unknown`, `national-calendar.confirmed-already`.
 */
export async function confirmYear(node: Node, by: Principal, year: number, decision: Decision): Promise<string> {
  return saveChange(node, by, {
    kind: "confirmation",
    year,
    reason: "",
    decision,
    plan: (record) => planConfirmation(record, year, decision),
  });
}
