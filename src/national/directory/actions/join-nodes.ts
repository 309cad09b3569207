import { appendAudit } from "../../../platform/audit/index.ts";
import type { Node } from "../../../platform/node.ts";
import { publishDirectory } from "../publish.ts";
import { saveNode } from "../store/nodes.ts";
import { raiseVersion } from "../store/version.ts";

/** A node that serves a level 1 code and everything below it. */
export type JoiningNode = { readonly level1: string; readonly nodeCode: string };

/**
 * Records which nodes serve which level 1 codes, and sends everyone the whole directory, once: routes of all agencies below
 * those codes change for everyone. Addresses and keys must be among the node's peers. What is known already is left alone.
 */
export async function joinNodes(node: Node, joining: readonly JoiningNode[]): Promise<void> {
  const at = node.clock.now();
  await node.db.transaction().execute(async (tx) => {
    const joined: JoiningNode[] = [];
    for (const one of joining) if (await saveNode(tx, { ...one, since: at })) joined.push(one);
    if (joined.length === 0) return;
    await raiseVersion(tx);
    const entries = joined.map(({ level1, nodeCode }) => {
      const subject = { kind: "directory.node", id: nodeCode };
      return { actor: "system" as const, action: "directory.node.join", subject, detail: { level1 }, at };
    });
    await appendAudit(tx, entries);
    await publishDirectory(tx, { at });
    await node.live.publish(tx, ["directory"]);
  });
}
