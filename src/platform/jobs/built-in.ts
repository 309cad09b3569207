import { sql } from "kysely";
import type { Db } from "../db/index.ts";
import { foldMetrics } from "../metrics/index.ts";
import type { JobDeclaration } from "./jobs.ts";

/** Work that every node does for what it stands on. */
export const builtInJobs: readonly JobDeclaration[] = [
  {
    name: "platform.metrics.fold",
    every: { seconds: 5 },
    run: async (node) => {
      await foldMetrics(node.db);
    },
  },
  { name: "platform.partitions", every: { seconds: 24 * 60 * 60 }, run: (node) => ensurePartitions(node.db) },
  {
    name: "platform.sessions.end",
    every: { seconds: 10 * 60 },
    run: (node) => endSessions(node.db, node.machine.now()),
  },
];

/**
 * Makes the partitions of this month and the next two for every table that is partitioned by month. Call it before serving too:
 * rows that came without a partition lie in the default one, and then their month's partition can no longer be made.
 * Tries every table, then throws an AggregateError of those that failed.
 */
export async function ensurePartitions(db: Db): Promise<void> {
  const { rows } = await sql<{ parent: string }>`SELECT parent::text AS parent FROM platform.partitioned`.execute(db);
  const errors: unknown[] = [];
  for (const { parent } of rows) {
    await sql`SELECT platform.ensure_partitions(${parent}::regclass)`
      .execute(db)
      .catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw new AggregateError(errors, "Some partitions could not be made");
}

/** Marks sessions as ended whose time is over. */
async function endSessions(db: Db, now: Date): Promise<void> {
  await db
    .updateTable("platform.session")
    .set((row) => ({ ended_at: row.ref("expires_at") }))
    .where("ended_at", "is", null)
    .where("expires_at", "<=", now)
    .execute();
}
