import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { StatusChange } from "../../exchange/index.ts";
import { findIncoming } from "../store/incoming.ts";
import { noteChangeRequest } from "../store/incoming-changes.ts";
import { findOutgoing } from "../store/outgoing.ts";
import { appendOutgoingEvent, type OutgoingActName } from "../store/outgoing-events.ts";
import { tellAsked } from "./receive-documents.ts";

/** Senders who want documents back that agencies of this node hold (13). */
export async function noteRecallRequests(tx: Tx, node: Node, changes: readonly StatusChange[]): Promise<void> {
  for (const change of changes) {
    if (change.side !== "incoming" || change.code !== "13") continue;
    const document = await findIncoming(tx, change.incomingId);
    if (!document) continue;
    const reason = change.description;
    const asked = await noteChangeRequest(tx, {
      incomingId: document.id,
      agencyCode: document.agencyCode,
      fromCode: document.fromCode,
      change: "recall",
      reason,
      by: null,
      at: change.at,
    });
    await tellAsked(tx, node, asked, { by: change.staff?.staff || document.fromName, reason, at: change.at });
    await node.live.publish(tx, [`incoming:${document.agencyCode}`]);
  }
}

/** What recipients answered to a recall or change, and what the axis would not take: lines of the document's history. */
export async function noteOutgoingNews(tx: Tx, node: Node, changes: readonly StatusChange[]): Promise<void> {
  for (const change of changes) {
    const news = newsOf(change);
    if (!news) continue;
    const document = await findOutgoing(tx, news.officeId);
    if (!document) continue;
    const { act, actorName, note, at } = news;
    await appendOutgoingEvent(tx, {
      outgoingId: document.id,
      version: document.version,
      act,
      actor: { id: null, name: actorName },
      at,
      note,
    });
    await node.live.publish(tx, [`outgoing:${document.agencyCode}`, `document:${document.id}`]);
  }
}

type News = {
  readonly officeId: string;
  readonly act: OutgoingActName;
  readonly actorName: string;
  readonly note: string;
  readonly at: Date;
};

/** Stations (01 to 06) are the exchange's to keep; only what changes the document's own fate is its history. */
function newsOf(change: StatusChange): News | undefined {
  if (change.side === "axis" && change.state !== "accepted") {
    const note = change.reason?.vi ?? "";
    return { officeId: change.officeId, act: "refused-by-axis", actorName: "system", note, at: change.at };
  }
  if (change.side !== "outgoing" || (change.code !== "15" && change.code !== "16")) return undefined;
  const act = change.code === "15" ? "recall-agreed" : "recall-refused";
  const actorName = change.staff?.staff || change.recipientCode;
  const note = [change.recipientCode, change.description].filter(Boolean).join(": ");
  return { officeId: change.officeId, act, actorName, note, at: change.at };
}
