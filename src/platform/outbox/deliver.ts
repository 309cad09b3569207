import { Agent, request } from "undici";
import type { NodeKeys, Peer } from "../keys/index.ts";
import { type BatchReply, batchReply, batchType, encodeBatch } from "./batch.ts";
import type { Claimed } from "./claim.ts";
import type { Answer, AnsweredMessage } from "./messages.ts";

/** Path of the door for messages on every node. */
export const messagesPath = "/_node/messages";

/** What came of sending a batch: answers proven by the destination, and what must be tried again. */
export type Delivery = {
  readonly answered: readonly AnsweredMessage[];
  readonly failed: readonly { readonly claimed: Claimed; readonly error: string }[];
};

/** Connections to peers, kept open. Close when the node stops. */
export function createConnections(): Agent {
  return new Agent({
    connections: 8,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
    connect: { timeout: 5_000 },
  });
}

/** Sends a batch to a peer and proves each receipt. Throws when the peer cannot be reached or does not answer as it should. */
export async function deliver(
  keys: NodeKeys,
  connections: Agent,
  peer: Peer,
  batch: readonly Claimed[],
): Promise<Delivery> {
  const body = encodeBatch(batch.map((claimed) => claimed.envelope));
  const url = new URL(messagesPath, peer.baseUrl).href;
  const headers = await keys.signRequest({ method: "POST", url, headers: { "content-type": batchType }, body });
  const response = await request(url, { method: "POST", headers, body, dispatcher: connections });
  const text = await response.body.text();
  if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode} ${text.slice(0, 200)}`);
  const reply = batchReply.parse(JSON.parse(text));
  return sortReply(keys, peer, batch, reply);
}

async function sortReply(keys: NodeKeys, peer: Peer, batch: readonly Claimed[], reply: BatchReply): Promise<Delivery> {
  const results = new Map(reply.results.map((result) => [result.id, result]));
  const answered: AnsweredMessage[] = [];
  const failed: { claimed: Claimed; error: string }[] = [];
  await Promise.all(
    batch.map(async (claimed) => {
      const result = results.get(claimed.sent.id);
      if (!result) return void failed.push({ claimed, error: "node.no-answer" });
      if ("retry" in result) return void failed.push({ claimed, error: result.retry });
      const error = await receiptFault(keys, peer, claimed, result.receipt, result.answer.outcome);
      if (error) return void failed.push({ claimed, error });
      answered.push({ ...claimed.sent, answer: result.answer as Answer, receipt: result.receipt });
    }),
  );
  const order = new Map(batch.map((claimed, index) => [claimed.sent.id, index]));
  answered.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return { answered, failed };
}

/** Says what is wrong with a receipt, if anything: only a proven receipt ends our care for a message. */
async function receiptFault(
  keys: NodeKeys,
  peer: Peer,
  claimed: Claimed,
  receipt: string,
  outcome: string,
): Promise<string | undefined> {
  try {
    const claims = await keys.verifyReceipt(receipt, peer.code);
    const same =
      claims.sub === claimed.sent.id &&
      claims.digest === claimed.digest.toString("base64url") &&
      claims.outcome === outcome;
    return same ? undefined : "node.receipt-mismatch";
  } catch {
    return "node.receipt-invalid";
  }
}
