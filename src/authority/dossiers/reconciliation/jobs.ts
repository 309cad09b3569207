import type { JobDeclaration } from "../../../platform/jobs/index.ts";
import type { Node } from "../../../platform/node.ts";
import { closeRepaired, countOnWay } from "../store/reconciliation-comparisons.ts";
import { foldDigests, hasDirtyDigests } from "../store/reconciliation-digests.ts";
import { beginComparison } from "./begin-comparison.ts";

/** With more changes than this on their way, everything differs and nothing is wrong: a comparison waits until they have arrived. */
const mostOnWay = 5_000;

/** The comparison that never ends, and the digests that it reads. */
export const reconciliationJobs: readonly JobDeclaration[] = [
  { name: "dossier.digests", every: { seconds: 5 }, run: keepDigests },
  { name: "dossier.comparison", every: { seconds: 60 }, run: compareWhenCalm },
];

/** Counts changed agency-days anew, and closes the differences that the portal has confirmed since. */
export async function keepDigests(node: Node): Promise<void> {
  if (await hasDirtyDigests(node.db)) await node.db.transaction().execute(foldDigests);
  await node.db.transaction().execute(closeRepaired);
}

async function compareWhenCalm(node: Node): Promise<void> {
  // Another portal than the national node answers no questions.
  if (node.config.dossierPortal) return;
  if ((await countOnWay(node.db, mostOnWay + 1)) > mostOnWay) return;
  await node.db.transaction().execute((tx) => beginComparison(node, tx));
}
