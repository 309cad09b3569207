import { findDue, parseLimit, type WorkingTime } from "../../../engines/deadline/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { workingTimeOf } from "../../calendar/index.ts";
import { commitChange, untilCommitted } from "../handling.ts";
import { lateStepOf } from "../lateness.ts";
import { nodeActor } from "../node-actor.ts";
import { findLateWithoutApology, readHeld, readWork } from "../store/dossiers.ts";

const atOnce = 200;

/**
 * Writes the apology and the new appointment of every dossier that became late, once each (Nghị định 61/2018/NĐ-CP, article 19): whose step
 * it was is set down, and a new date by what is still to do.
 * @returns how many were written
 */
export async function sendApologies(node: Node): Promise<number> {
  let sent = 0;
  for (;;) {
    const ids = await findLateWithoutApology(node.db, node.clock.now(), atOnce);
    for (const id of ids) if (await untilCommitted(node, (tx) => apologise(node, tx, id))) sent++;
    if (ids.length < atOnce) return sent;
  }
}

async function apologise(node: Node, tx: Tx, id: string): Promise<boolean> {
  const at = node.clock.now();
  const held = await readHeld(tx, id);
  if (!held || held.dossier.endedAt !== null || held.dossier.apologyAt !== null) return false;
  const { dossier } = held;
  if (dossier.dueAt === null || dossier.dueAt >= at) return false;
  const cause = lateStepOf(await readWork(tx, id), at);
  const time = await workingTimeOf(node.db, dossier.agencyCode, at, tx);
  const reappointedTo = newDate(
    time,
    at,
    held.work.flatMap(({ dueAt }) => dueAt ?? []),
  );
  const after = {
    ...dossier,
    lateBy: dossier.lateBy ?? cause?.agencyCode ?? dossier.agencyCode,
    lateStep: dossier.lateStep ?? cause?.name ?? null,
    reappointedTo,
    apologyAt: at,
    revision: dossier.revision + 1,
    updatedAt: at,
  };
  const detail = {
    dueAt: dossier.dueAt.toISOString(),
    reappointedTo: reappointedTo.toISOString(),
    agency: after.lateBy,
    step: after.lateStep,
  };
  const events = [{ kind: "apology-sent" as const, detail }];
  await commitChange(node, tx, { before: dossier, after, by: nodeActor(dossier), at, events }, "dossier.apology");
  return true;
}

/** The latest due time of open steps that lies ahead, at least two working days from now: a date that can be kept. */
function newDate(time: WorkingTime, at: Date, dues: readonly Date[]): Date {
  const least = findDue(time, { from: at, limit: parseLimit("2 working days") }) ?? at;
  return new Date(Math.max(...[least, ...dues].map((instant) => instant.getTime())));
}
