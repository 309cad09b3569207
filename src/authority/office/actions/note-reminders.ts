import type { Tx } from "../../../platform/db/index.ts";
import type { Reminder } from "../../exchange/index.ts";
import { remindedOf } from "../reminder.ts";
import { lockIncoming } from "../store/incoming.ts";
import { appendIncomingEvents } from "../store/incoming-events.ts";
import { setReminded } from "../store/reminders.ts";

/**
 * The operator of the axis reminds an agency of received documents: kept on each until the agency has acted. A reminder that crossed with
 * the agency's own news on the way has nothing more to say and leaves no trace.
 */
export async function noteReminders(tx: Tx, reminders: readonly Reminder[]): Promise<void> {
  for (const { incomingId, about, at } of reminders) {
    const document = await lockIncoming(tx, incomingId);
    if (!document || !remindedOf({ ...document, remindedAt: at, remindedAbout: about })) continue;
    await setReminded(tx, incomingId, about, at);
    await appendIncomingEvents(tx, [{ incomingId, act: "reminded", actorName: "VN", at, note: "" }]);
  }
}
