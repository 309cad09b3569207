import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { timesOf } from "../../calendar/index.ts";
import { dueOf } from "../due.ts";
import { commitChange, untilCommitted } from "../handling.ts";
import { nodeActor } from "../node-actor.ts";
import { findCountedOtherwise, markCounted, readHeld } from "../store/dossiers.ts";

const atOnce = 500;

/**
 * Counts the due times of open dossiers anew by the working calendar as it is now. One that moves gets a line in its history and is sent to
 * the portal: the date on the slip stays what it was, and every page shows both.
 * @returns how many moved
 */
export async function countDossiersAnew(node: Node): Promise<number> {
  let moved = 0;
  for (;;) {
    const { version } = await timesOf(node.db);
    const ids = await findCountedOtherwise(node.db, version, atOnce);
    if (ids.length === 0) return moved;
    const same: string[] = [];
    for (const id of ids) {
      const hasMoved = await untilCommitted(node, (tx) => recount(node, tx, id, version)).catch((error: unknown) => {
        // One that cannot be counted holds up nobody else's.
        node.log.warn({ dossier: id, error: String(error) }, "a due time cannot be counted by the changed calendar");
        return false;
      });
      if (hasMoved) moved++;
      else same.push(id);
    }
    await markCounted(node.db, same, version);
  }
}

async function recount(node: Node, tx: Tx, id: string, version: number): Promise<boolean> {
  const held = await readHeld(tx, id);
  if (!held || held.dossier.endedAt !== null) return false;
  const { dossier } = held;
  const times = await timesOf(node.db, tx);
  const dueAt = dueOf(times.of(dossier.agencyCode, dossier.receivedAt), dossier);
  if (dueAt?.getTime() === dossier.dueAt?.getTime()) return false;
  const at = node.clock.now();
  const detail = { from: dossier.dueAt?.toISOString() ?? null, to: dueAt?.toISOString() ?? null, why: "calendar" };
  // What is not late any more by the calendar as it is now has no one to blame.
  const isLate = dueAt !== null && dueAt < at;
  const cause = isLate ? {} : { lateBy: null, lateStep: null };
  const after = {
    ...dossier,
    ...cause,
    dueAt,
    calendarVersion: version,
    revision: dossier.revision + 1,
    updatedAt: at,
  };
  const events = [{ kind: "due-moved" as const, detail }];
  await commitChange(node, tx, { before: dossier, after, by: nodeActor(dossier), at, events }, "dossier.due-moved");
  return true;
}
