import { newId, type Tx } from "../../../platform/db/index.ts";
import { findNewest, insertVersion } from "../store/versions.ts";

/**
 * A procedure's code was put right: the flow published under the wrong code goes on under the right one, unless that has a flow of its
 * own. Instances under way keep their version.
 */
export async function adoptFlow(
  tx: Tx,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Date },
): Promise<void> {
  const newest = await findNewest(tx, from);
  if (!newest || (await findNewest(tx, to))) return;
  await insertVersion(tx, { ...newest, id: newId(), flow: to, number: 1, publishedAt: at });
}
