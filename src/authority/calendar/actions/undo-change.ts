import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { calendarErrors } from "../errors.ts";
import type { OpenItemSource } from "../open-items.ts";
import { planUndo } from "../plan.ts";
import { assertMayChangeDays, assertMayChangeHours } from "../policy.ts";
import { findChange } from "../store/changes.ts";
import { saveChange } from "./save-change.ts";

/**
 * Takes a change back by a new one that restores what was before; the history keeps both. Returns the new change's id. Errors:
 * `calendar.change-missing`, `calendar.not-yours`, `calendar.not-your-hours`, `calendar.not-to-undo`, `calendar.undo-needs-reason`,
 * `calendar.changed-since`.
 */
export async function undoChange(
  node: Node,
  by: Principal,
  order: { readonly id: string; readonly reason: string; readonly seenVersion?: number | undefined },
  sources: readonly OpenItemSource[],
): Promise<string> {
  const change = await findChange(node.db, order.id);
  if (!change) throw calendarErrors.changeMissing();
  const now = node.clock.now();
  if (change.done.of === "days") assertMayChangeDays(by, node.config.code, now);
  else assertMayChangeHours(by, change.agencyCode, now);
  if (change.undone) throw calendarErrors.notToUndo();
  const { id, reason, seenVersion } = order;
  return saveChange(
    node,
    by,
    {
      kind: "undo",
      agencyCode: change.agencyCode,
      reason,
      decision: change.decision,
      undoes: id,
      seenVersion,
      plan: (record, today) => planUndo(record, change, reason, today),
    },
    sources,
  );
}
