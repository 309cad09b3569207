import type { JobDeclaration } from "../../../platform/jobs/index.ts";
import type { Node } from "../../../platform/node.ts";
import { foldDigests, hasDirtyDigests } from "../store/reconciliation-digests.ts";
import { closeRepaired } from "../store/reconciliation-evidence.ts";

/** Keeps what authorities' comparisons are answered from, and their evidence, up to date. */
export const nationalReconciliationJobs: readonly JobDeclaration[] = [
  { name: "national-dossier.digests", every: { seconds: 5 }, run: keepDigests },
];

async function keepDigests(node: Node): Promise<void> {
  if (await hasDirtyDigests(node.db)) await node.db.transaction().execute(foldDigests);
  await node.db.transaction().execute((tx) => closeRepaired(tx, node.clock.now()));
}
