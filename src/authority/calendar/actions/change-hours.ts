import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { OpenItemSource } from "../open-items.ts";
import { type HoursOrder, planHours } from "../plan.ts";
import { assertMayChangeHours } from "../policy.ts";
import { saveChange } from "./save-change.ts";

/**
 * Sets the office hours of an agency from a day on, or lets it follow the agency above again. Returns the change's id. Errors:
 * `calendar.not-your-hours`, `calendar.hours-wrong`, `calendar.hours-in-past`, `calendar.hours-same`, `calendar.changed-since`.
 */
export async function changeHours(
  node: Node,
  by: Principal,
  order: HoursOrder & { readonly seenVersion?: number | undefined },
  sources: readonly OpenItemSource[],
): Promise<string> {
  const { agencyCode, reason, seenVersion } = order;
  assertMayChangeHours(by, agencyCode, node.clock.now());
  return saveChange(
    node,
    by,
    { kind: "hours", agencyCode, reason, seenVersion, plan: (record, today) => planHours(record, order, today) },
    sources,
  );
}
