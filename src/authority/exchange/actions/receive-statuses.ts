import { z } from "zod";
import { nationalCode } from "../../../engines/codes/index.ts";
import { storePayloads, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { decodeEdxml, isInstant, readOrganCode } from "../../../protocol/edxml/index.ts";
import { refuse, refuseAs } from "../errors.ts";
import type { ExchangeListener, StatusChange } from "../listener.ts";
import { edxmlType } from "../media-type.ts";
import { type Told, takeNews } from "./take-news.ts";
import { takeRecall } from "./take-recall.ts";

const meta = z.object({ to: z.array(z.string()).optional() });

/**
 * Statuses from the other side, through the axis: what became of documents this node sent, and recalls of documents it received.
 * A status about a document that is not here is kept and flagged; a recall takes effect when its document comes.
 */
export async function receiveStatuses(
  tx: Tx,
  node: Node,
  listeners: readonly ExchangeListener[],
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const now = node.clock.now();
  const read = messages.map((message) => ({ message, reading: readStatus(message, now) }));
  const bodies = read.flatMap(({ message, reading }) => ("told" in reading ? [message] : []));
  await storePayloads(
    tx,
    bodies.map(({ id, body }) => ({ id, mediaType: edxmlType, body })),
  );
  const changes: StatusChange[] = [];
  for (const { reading } of read) if ("told" in reading) changes.push(...(await take(tx, reading.told, now)));
  await tellChanges(tx, node, listeners, changes);
  return read.map(({ reading }): Answer => ("told" in reading ? { outcome: "accepted" } : reading));
}

function readStatus(message: IncomingMessage, now: Date): { readonly told: Told } | ReturnType<typeof refuse> {
  if (message.source !== nationalCode) return refuseAs("exchange.wrong-source");
  const facts = meta.safeParse(message.meta);
  if (!facts.success) return refuseAs("exchange.malformed");
  const decoded = decodeEdxml(message.body);
  if ("refused" in decoded) return refuse(`exchange.${decoded.refused.code}`, decoded.refused.message);
  if (!("status" in decoded)) return refuseAs("exchange.not-a-status");
  const { status } = decoded;
  if (readOrganCode(status.from.organId) === undefined || status.responseFor.documentId === "") {
    return refuseAs("exchange.no-identity");
  }
  const at = isInstant(status.timestamp) ? new Date(status.timestamp) : now;
  return { told: { id: message.id, status, at, to: facts.data.to } };
}

function take(tx: Tx, told: Told, now: Date): Promise<readonly StatusChange[]> {
  const { status, at, to, id } = told;
  if (status.statusCode !== "13") return takeNews(tx, told, now);
  return takeRecall(
    tx,
    {
      fromCode: status.from.organId,
      documentId: status.responseFor.documentId,
      recipients: to,
      description: status.description,
      staff: status.staff,
      at,
      payloadId: id,
    },
    now,
  );
}

/** Tells the listeners and the screens of changes, in the transaction that makes them. */
export async function tellChanges(
  tx: Tx,
  node: Node,
  listeners: readonly ExchangeListener[],
  changes: readonly StatusChange[],
): Promise<void> {
  if (changes.length === 0) return;
  for (const listener of listeners) await listener.statusChanged(tx, changes);
  const topics = changes.flatMap((change) =>
    change.side === "incoming"
      ? [`incoming:${change.recipientCode}`, `document:${change.incomingId}`]
      : [`outgoing:${change.fromCode}`, `document:${change.officeId}`],
  );
  await node.live.publish(tx, [...new Set(topics)]);
}
