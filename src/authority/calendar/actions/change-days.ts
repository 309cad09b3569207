import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { OpenItemSource } from "../open-items.ts";
import { type DaysOrder, planDays } from "../plan.ts";
import { assertMayChangeDays } from "../policy.ts";
import type { Planner } from "../preview.ts";
import { saveChange } from "./save-change.ts";

/**
 * Changes days of the authority: off, worked, swapped, or removed again. Returns the change's id. Errors: `calendar.not-yours`,
 * `calendar.days-wrong`, `calendar.changed-since`.
 */
export async function changeDays(
  node: Node,
  by: Principal,
  order: DaysOrder & { readonly seenVersion?: number | undefined },
  sources: readonly OpenItemSource[],
): Promise<string> {
  assertMayChangeDays(by, node.config.code, node.clock.now());
  const { change, decision, reason, seenVersion } = order;
  const plan: Planner = (record, today) => planDays(record, order, today);
  return saveChange(
    node,
    by,
    { kind: change.kind, agencyCode: node.config.code, reason, decision, seenVersion, plan },
    sources,
  );
}
