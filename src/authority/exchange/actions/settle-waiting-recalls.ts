import type { Tx } from "../../../platform/db/index.ts";
import type { IncomingEdoc, StatusChange } from "../listener.ts";
import { findIncoming } from "../store/incoming.ts";
import { attachStatus, findWaitingStatuses } from "../store/status-log.ts";
import { askArrivals } from "./take-recall.ts";

/** Recalls that came before their document, which between other people's systems can happen, take effect now that it is here. */
export async function settleWaitingRecalls(tx: Tx, arrived: readonly IncomingEdoc[]): Promise<StatusChange[]> {
  const waiting = await findWaitingStatuses(tx, [...new Set(arrived.map((one) => one.document.documentId))]);
  const changes: StatusChange[] = [];
  for (const recall of waiting.filter((one) => one.code === "13")) {
    for (const one of arrived) {
      const isMeant = recall.recipients.length === 0 || recall.recipients.includes(one.recipientCode);
      const isSender = one.document.from.organId === recall.agencyCode && one.document.documentId === recall.documentId;
      const entry = isMeant && isSender ? await findIncoming(tx, one.incomingId) : undefined;
      if (!entry) continue;
      await attachStatus(tx, recall.id, entry.id);
      changes.push(...(await askArrivals(tx, [entry], recall)));
    }
  }
  return changes;
}
