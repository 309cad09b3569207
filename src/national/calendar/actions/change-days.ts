import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type DaysOrder, planDays } from "../plan.ts";
import { type Planner, saveChange } from "./save-change.ts";

/**
 * Changes days of the country: off, worked, swapped, or removed again, by a document. Returns the change's id. Errors:
 * `national-calendar.forbidden`, `national-calendar.days-wrong`, `national-calendar.changed-since`.
 */
export async function changeDays(
  node: Node,
  by: Principal,
  order: DaysOrder & { readonly seenVersion?: number | undefined },
): Promise<string> {
  const { change, reason, decision, seenVersion } = order;
  const plan: Planner = (record, today) => planDays(record, order, today);
  return saveChange(node, by, { kind: change.kind, reason, decision, seenVersion, plan });
}
