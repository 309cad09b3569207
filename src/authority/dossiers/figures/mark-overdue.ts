import type { JobDeclaration } from "../../../platform/jobs/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { lateStepOf } from "../lateness.ts";
import {
  type LateCause,
  noteSyncKnown,
  noteSyncLate,
  stepsOf,
  takeOverdue,
  writeLateness,
} from "../store/metric-overdue.ts";
import { dimsOf, metricChangesOf } from "./counted.ts";

/** Dossiers marked by one transaction. */
const batch = 1_000;

/** What becomes late by the passing of time. */
export const overdueJobs: readonly JobDeclaration[] = [
  {
    name: "dossier.overdue",
    every: { seconds: 5 },
    run: async (node) => {
      await markOverdue(node);
    },
  },
  {
    name: "dossier.sync-late",
    every: { seconds: 10 },
    run: async (node) => {
      await markSyncLate(node);
    },
  },
];

/**
 * Marks open dossiers whose due time has passed: whose step it was, and the figures, in one transaction for many. Each is marked once
 * however many nodes look: a row is taken under its lock, and a marked one is not found again.
 * @returns how many were marked
 */
export async function markOverdue(node: Node): Promise<number> {
  let marked = 0;
  for (;;) {
    const count = await node.db.transaction().execute(async (tx) => {
      const now = node.clock.now();
      const dossiers = await takeOverdue(tx, now, batch);
      if (dossiers.length === 0) return 0;
      const steps = Map.groupBy(
        await stepsOf(
          tx,
          dossiers.map(({ id }) => id),
        ),
        ({ dossierId }) => dossierId,
      );
      const causes = dossiers.map((dossier): LateCause => {
        const cause = lateStepOf(steps.get(dossier.id) ?? [], dossier.dueAt ?? now);
        return { id: dossier.id, lateBy: cause?.agencyCode ?? dossier.agencyCode, lateStep: cause?.name ?? null };
      });
      await writeLateness(tx, causes);
      const changes = dossiers.flatMap((dossier, index) => metricChangesOf(dossier, { ...dossier, ...causes[index] }));
      await recordMetric(tx, changes);
      return dossiers.length;
    });
    marked += count;
    if (count < batch) return marked;
  }
}

/**
 * Notes dossiers that are late on the national portal through the sync alone, and those whose end it has come to know.
 * @returns how many were noted for the first time
 */
export async function markSyncLate(node: Node): Promise<number> {
  return await node.db.transaction().execute(async (tx) => {
    const noted = await noteSyncLate(tx, node.clock.now());
    await recordMetric(
      tx,
      noted.map((dossier) => ({
        metric: "dossier.late-by-sync",
        agencyCode: dossier.agencyCode,
        day: isoDay(dossier.dueAt),
        delta: 1,
        dims: dimsOf(dossier),
      })),
    );
    await noteSyncKnown(tx);
    return noted.length;
  });
}
