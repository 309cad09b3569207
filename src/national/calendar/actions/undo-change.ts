import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { calendarErrors } from "../errors.ts";
import { planUndo } from "../plan.ts";
import { assertMayChange } from "../policy.ts";
import { findChange } from "../store/changes.ts";
import { saveChange } from "./save-change.ts";

/**
 * Takes a change back by a new one that restores what was before; the history keeps both. Returns the new change's id. Errors:
 * `national-calendar.forbidden`, `…change-missing`, `…not-to-undo`, `…undo-needs-reason`, `…changed-since`.
 */
export async function undoChange(
  node: Node,
  by: Principal,
  order: { readonly id: string; readonly reason: string; readonly seenVersion?: number | undefined },
): Promise<string> {
  assertMayChange(by, node.config.code, node.clock.now());
  const change = await findChange(node.db, order.id);
  if (!change) throw calendarErrors.changeMissing();
  if (change.undone) throw calendarErrors.notToUndo();
  const { id, reason, seenVersion } = order;
  return saveChange(node, by, {
    kind: "undo",
    year: change.year,
    reason,
    decision: change.decision,
    undoes: id,
    seenVersion,
    plan: (record, today) => planUndo(record, change, reason, today),
  });
}
