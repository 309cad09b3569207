import type { Node } from "../../../platform/node.ts";
import { sendCatalogue } from "../send-catalogue.ts";

/** Sends the whole catalogue to nodes that joined since the last publication. */
export async function sendToJoined(node: Node): Promise<void> {
  await node.db.transaction().execute((tx) => sendCatalogue(tx, { at: node.clock.now() }));
}
