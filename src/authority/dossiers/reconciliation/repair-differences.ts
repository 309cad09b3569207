import type { Tx } from "../../../platform/db/index.ts";
import { agenciesOfNode } from "../../organisation/index.ts";
import { findDossiers } from "../store/dossiers.ts";
import { type FoundDifference, unconfirm } from "../store/reconciliation-comparisons.ts";
import type { SyncStand } from "../store/reconciliation-digests.ts";
import { insertChanges } from "../store/sync-queue.ts";
import { changesOf, type QueuedChanges } from "../sync/changes-of.ts";
import { syncPartsOf } from "../sync-parts.ts";

/**
 * Puts right what can be: the whole record of what is missing, stale or different on the portal goes into the queue again. What only the
 * portal has, and what is newer there than here, waits for a person.
 * @returns how many dossiers are sent again
 */
export async function repairDifferences(
  tx: Tx,
  differences: readonly FoundDifference[],
  stands: ReadonlyMap<string, SyncStand>,
  at: Date,
): Promise<number> {
  const ids = differences
    .filter(({ kind, cause }) => kind !== "extra" && cause !== "ahead")
    .flatMap(({ code }) => stands.get(code)?.id ?? []);
  await unconfirm(tx, ids);
  return sendAgain(tx, ids, at);
}

/**
 * Queues the whole records of these dossiers again. From `at` on they wait to be sent: how long the first sending was lost is a difference,
 * not a lag.
 */
export async function sendAgain(tx: Tx, ids: readonly string[], at: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const dossiers = (await findDossiers(tx, ids)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const codes = [...new Set(dossiers.map(({ agencyCode }) => agencyCode))];
  const names = new Map((await agenciesOfNode(tx, { codes })).map(({ code, name }) => [code, name]));
  const entries: QueuedChanges[] = [];
  for (const after of dossiers) {
    const agencyName = names.get(after.agencyCode) ?? after.agencyCode;
    const parts = await syncPartsOf(tx, { after });
    const queued = changesOf({ after, at: after.updatedAt, againAt: at, agencyName, parts });
    if (queued) entries.push(queued);
  }
  await insertChanges(tx, entries);
  return entries.length;
}
