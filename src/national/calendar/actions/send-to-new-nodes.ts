import type { Node } from "../../../platform/node.ts";
import { publishCalendar } from "../publish.ts";
import { lockVersion, readCalendar } from "../store/calendar.ts";

/** Sends the whole calendar to nodes that joined the country and have none yet. While nothing was changed there is nothing to send. */
export async function sendToNewNodes(node: Node): Promise<void> {
  await node.db.transaction().execute(async (tx) => {
    if ((await lockVersion(tx)) === 0) return;
    await publishCalendar(tx, await readCalendar(tx), { at: node.clock.now(), changed: [] });
  });
}
