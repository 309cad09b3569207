import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { ChangeKind, ChangeSteps } from "../change.ts";
import { calendarErrors } from "../errors.ts";
import type { OpenItemSource } from "../open-items.ts";
import { type Planner, previewChange } from "../preview.ts";
import type { Decision } from "../record.ts";
import { putHours, putOwnDay, raiseVersion, removeHours, removeOwnDay } from "../store/calendar.ts";
import { insertChange } from "../store/changes.ts";
import { forgetCalendar } from "../working-time.ts";

/** A change to save: what it is called, whose, why, and how it is planned. */
export type ChangeToSave = {
  readonly kind: ChangeKind;
  readonly agencyCode: string;
  readonly reason: string;
  readonly decision?: Decision | null;
  readonly undoes?: string;
  /** Version of the calendar that the person saw what the change does on. */
  readonly seenVersion?: number | undefined;
  readonly plan: Planner;
};

/**
 * Saves a change: days or hours, the history, the audit and the news to the node's processes commit together. Returns its id. Throws
 * what the planner throws, and `calendar.changed-since` when someone changed the calendar since it was seen.
 */
export async function saveChange(
  node: Node,
  by: Principal | "system",
  change: ChangeToSave,
  sources: readonly OpenItemSource[],
): Promise<string> {
  const at = node.clock.now();
  const { version: seen, planned, moved } = await previewChange(node, sources, change.plan);
  if (change.seenVersion !== undefined && change.seenVersion !== seen) throw calendarErrors.changedSince();
  const id = newId();
  const { kind, agencyCode, reason, decision = null, undoes = null } = change;
  await node.db.transaction().execute(async (tx) => {
    const version = await raiseVersion(tx);
    if (version !== seen + 1) throw calendarErrors.changedSince();
    await writeSteps(tx, planned.done, agencyCode);
    const accountId = by === "system" ? null : by.accountId;
    const actorName = by === "system" ? "system" : by.name;
    const facts = { id, at, kind, agencyCode, reason, decision, undoes, version, moved: moved.length };
    await insertChange(tx, { ...facts, accountId, actorName, done: planned.done });
    await appendAudit(tx, {
      actor: by,
      action: `calendar.${kind}`,
      subject: { kind: "calendar.change", id },
      agencyCode,
      detail: { of: planned.done.of, steps: planned.done.steps.length, moved: moved.length, version, reason },
      at,
    });
    await node.live.publish(tx, ["calendar"]);
  });
  forgetCalendar(node.db);
  return id;
}

async function writeSteps(tx: Tx, done: ChangeSteps, agencyCode: string): Promise<void> {
  if (done.of === "days") {
    for (const { date, after } of done.steps) await (after ? putOwnDay(tx, after) : removeOwnDay(tx, date));
    return;
  }
  for (const { validFrom, after } of done.steps) {
    if (after) await putHours(tx, { agencyCode, validFrom, windows: after.windows });
    else await removeHours(tx, agencyCode, validFrom);
  }
}
