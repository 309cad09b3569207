import type { Node } from "../../../platform/node.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import { publishDirectory } from "../publish.ts";
import { saveNode } from "../store/nodes.ts";
import { raiseVersion } from "../store/version.ts";

/**
 * Records that a node serves a level 1 code and everything below it, and sends it the whole directory; the others learn the new
 * routes. Its address and key must be among the node's peers. Does nothing when that is known already.
 */
export async function joinNode(node: Node, joining: { readonly level1: string; readonly nodeCode: string }): Promise<void> {
  const at = node.clock.now();
  await node.db.transaction().execute(async (tx) => {
    if (!(await saveNode(tx, { ...joining, since: at }))) return;
    await raiseVersion(tx);
    const subject = { kind: "directory.node", id: joining.nodeCode };
    await appendAudit(tx, { actor: "system", action: "directory.node.join", subject, detail: { level1: joining.level1 }, at });
    // Routes of all agencies below the code change for everyone, so everyone gets the whole copy.
    await publishDirectory(tx, { at });
    await node.live.publish(tx, ["directory"]);
  });
}
