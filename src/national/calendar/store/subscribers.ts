import type { Db, Tx } from "../../../platform/db/index.ts";

/** Nodes that were sent the whole calendar. */
export async function readSubscribers(db: Db | Tx): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("national_calendar.subscriber").select("node_code").execute();
  return new Set(rows.map((row) => row.node_code));
}

/** Notes that nodes are sent the whole calendar in this transaction. */
export async function saveSubscribers(tx: Tx, nodes: readonly string[], since: Date): Promise<void> {
  if (nodes.length === 0) return;
  await tx
    .insertInto("national_calendar.subscriber")
    .values(nodes.map((node) => ({ node_code: node, since })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
