import { type AuditEntry, appendAudit } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { publishDirectory } from "../publish.ts";
import { raiseVersion } from "../store/version.ts";

/** The acts of a change, without their instant. */
export type Acts = readonly Omit<AuditEntry, "at">[];

/**
 * Makes one change of the directory: the rows, its acts in the audit and the news to every node commit together. `change` gets the
 * version that its rows must carry; returning no acts means that nothing changed, and nothing is sent.
 */
export async function changeDirectory<T>(
  node: Node,
  change: (tx: Tx, version: number) => Promise<{ readonly result: T; readonly acts: Acts }>,
): Promise<T> {
  return node.db.transaction().execute((tx) => changeDirectoryIn(tx, node, change));
}

/** `changeDirectory` within a transaction that does more. */
export async function changeDirectoryIn<T>(
  tx: Tx,
  node: Node,
  change: (tx: Tx, version: number) => Promise<{ readonly result: T; readonly acts: Acts }>,
): Promise<T> {
  const at = node.clock.now();
  const version = await raiseVersion(tx);
  const { result, acts } = await change(tx, version);
  if (acts.length === 0) return result;
  await appendAudit(
    tx,
    acts.map((act) => ({ ...act, at })),
  );
  await publishDirectory(tx, { at, since: version - 1 });
  await node.live.publish(tx, ["directory"]);
  return result;
}
