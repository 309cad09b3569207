import { newId, storePayloads, type Tx } from "../../platform/db/index.ts";
import { enqueue } from "../../platform/outbox/index.ts";
import { type ProceduresMessage, proceduresMessageType } from "../../protocol/procedures/index.ts";
import { readNodes } from "../directory/index.ts";
import { readVersion } from "./store/catalogue.ts";
import { readSubscribers, saveSubscribers } from "./store/subscribers.ts";
import { readRecords } from "./store/versions.ts";

/**
 * Sends every node of the directory what was published after a version, in the transaction of the publication: `procedures.v1`. A node
 * that has nothing yet is sent the whole catalogue instead. Each body is stored once, however many nodes it goes to.
 * @param since version of the catalogue before the publication; undefined: only nodes that have nothing yet are sent anything
 */
export async function sendCatalogue(tx: Tx, options: { readonly at: Date; readonly since?: number }): Promise<void> {
  const version = await readVersion(tx);
  if (version === 0) return;
  const known = await readSubscribers(tx);
  const nodes = [...new Set((await readNodes(tx)).map(({ nodeCode }) => nodeCode))];
  const joined = nodes.filter((node) => !known.has(node));
  const told = options.since === undefined ? [] : nodes.filter((node) => known.has(node));
  await saveSubscribers(tx, joined, options.at);
  await send(tx, joined, { version, full: true, since: 0 });
  await send(tx, told, { version, full: false, since: options.since ?? version });
}

async function send(
  tx: Tx,
  nodes: readonly string[],
  { version, full, since }: { readonly version: number; readonly full: boolean; readonly since: number },
): Promise<void> {
  if (nodes.length === 0) return;
  const message: ProceduresMessage = { version, full, procedures: [...(await readRecords(tx, since))] };
  const payload = { id: newId(), mediaType: "application/json", body: Buffer.from(JSON.stringify(message)) };
  await storePayloads(tx, [payload]);
  await enqueue(
    tx,
    nodes.map((destination) => ({
      ...{ id: newId(), destination, type: proceduresMessageType, key: "procedures", payloadId: payload.id },
    })),
  );
}
