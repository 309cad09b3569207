import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Staff } from "../../../protocol/edxml/index.ts";
import type { StatusChange } from "../listener.ts";
import { findArrivals, type IncomingEntry, markRecallAsked } from "../store/incoming.ts";
import { logStatuses, type NewStatus } from "../store/status-log.ts";

/** A sender's wish to have a document back. */
export type RecallAsked = {
  readonly fromCode: string;
  readonly documentId: string;
  /** Agencies of this node it is for; by default all that hold the document. */
  readonly recipients?: readonly string[] | undefined;
  readonly description: string;
  readonly staff: Staff;
  readonly at: Date;
  /** The message that says so. */
  readonly payloadId: string;
};

/**
 * Notes a recall (13) at each agency of this node that holds the document, and logs it there. Only the document's own sender is
 * believed: a recall of a document that did not come from that agency is kept as one of an unknown document.
 */
export async function takeRecall(tx: Tx, recall: RecallAsked, now: Date): Promise<readonly StatusChange[]> {
  const arrivals = await findArrivals(tx, recall);
  if (arrivals.length === 0) {
    await logStatuses(tx, [logOf(recall, now, null)]);
    return [];
  }
  await logStatuses(
    tx,
    arrivals.map((one) => logOf(recall, now, one.id)),
  );
  return askArrivals(tx, arrivals, recall);
}

/** Asks the agencies that hold the document for their consent, and says who was asked. */
export async function askArrivals(
  tx: Tx,
  arrivals: readonly IncomingEntry[],
  { description, staff, at }: Pick<RecallAsked, "description" | "staff" | "at">,
): Promise<readonly StatusChange[]> {
  const open = arrivals.filter((one) => one.state !== "refused" && one.recallState !== "agreed");
  const ids = open.map((one) => one.id);
  await markRecallAsked(tx, ids, description, at);
  return open.map(({ id: incomingId, recipientCode }) => {
    return { side: "incoming", incomingId, recipientCode, code: "13", at, description, staff };
  });
}

function logOf(recall: RecallAsked, now: Date, incomingId: string | null): NewStatus {
  return {
    id: newId(),
    direction: "in",
    outgoingId: null,
    incomingId,
    agencyCode: recall.fromCode,
    documentId: recall.documentId,
    recipients: recall.recipients ?? [],
    code: "13",
    description: recall.description,
    staff: recall.staff,
    at: recall.at,
    loggedAt: now,
    payloadId: recall.payloadId,
    note: incomingId === null ? "unknown-document" : null,
  };
}
