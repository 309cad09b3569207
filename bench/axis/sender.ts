import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { findAgencies, sendDocuments } from "../../src/authority/exchange/index.ts";
import { exchangeSystem } from "../../src/authority/exchange/system.ts";
import { certificatesOfPem, createSigner } from "../../src/engines/signing/index.ts";
import type { NodeConfig } from "../../src/platform/config/index.ts";
import { createNode } from "../../src/platform/create-node.ts";
import { newId } from "../../src/platform/db/index.ts";
import type { Node } from "../../src/platform/node.ts";
import type { EdxmlDocument } from "../../src/protocol/edxml/index.ts";
import type { Recipient } from "./documents.ts";

/** The office's side of the sending node: hands documents to the exchange; the node's own process sends them. */
export type Sender = {
  /** Sends in one transaction and returns the ids of the messages. */
  send(documents: readonly EdxmlDocument[]): Promise<readonly string[]>;
  /** Waits until every recipient of these has answered with a signed receipt; returns when each was seen (performance.now). */
  receipted(ids: readonly string[], wait: Patience): Promise<ReadonlyMap<string, number>>;
  recipients(under: string, level?: string): Promise<readonly Recipient[]>;
  close(): Promise<void>;
};

/** How long to wait for receipts, and how often to look; looking costs the database something, too. In milliseconds. */
export type Patience = { readonly most: number; readonly every: number };

/** Opens the sending node's database from this process. */
export async function openSender(config: NodeConfig): Promise<Sender> {
  const { node, stop } = await createNode({ ...config, parts: "web", poolSize: 4 });
  exchangeSystem(node, { signer: signerOf(config), listeners: [] });
  return {
    send: async (documents) => {
      const dispatches = documents.map((document) => ({ officeId: newId(), document }));
      const sent = await node.db.transaction().execute((tx) => sendDocuments(tx, node, dispatches));
      return sent.map(({ exchangeId }) => exchangeId);
    },
    receipted: (ids, patience) => receipted(node, ids, patience),
    recipients: async (under, level) => {
      const found = await findAgencies(node.db, { under, ...(level ? { level } : {}), limit: 2000 });
      return found.map(({ code, name }) => ({ code, name }));
    },
    close: stop,
  };
}

function signerOf({ exchange }: NodeConfig): ReturnType<typeof createSigner> {
  if (!exchange) throw new Error("no exchange key");
  const [certificate, ...chain] = exchange.certificateFiles.flatMap((path) =>
    certificatesOfPem(readFileSync(path, "utf8")),
  );
  if (!certificate) throw new Error("no exchange certificate");
  return createSigner({ privateKey: readFileSync(exchange.keyFile, "utf8"), certificate, chain });
}

async function receipted(
  node: Node,
  ids: readonly string[],
  { most, every }: Patience,
): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  let open = [...ids];
  const deadline = performance.now() + most;
  while (open.length > 0) {
    const { rows } = await sql<{ id: string }>`
      SELECT w.id FROM unnest(${open}::uuid[]) AS w(id) WHERE NOT EXISTS (
        SELECT FROM exchange.outgoing_recipient r WHERE r.outgoing_id = w.id AND r.receipt IS NULL)`.execute(node.db);
    const now = performance.now();
    for (const { id } of rows) seen.set(id, now);
    open = open.filter((id) => !seen.has(id));
    if (open.length === 0) break;
    if (now > deadline)
      throw new Error(`${open.length} of ${ids.length} documents have no receipt after ${most / 1000} s`);
    await wait(every);
  }
  return seen;
}
