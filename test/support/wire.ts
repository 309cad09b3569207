import { createServer } from "node:http";
import { request } from "undici";
import { decodeBatch } from "../../src/platform/outbox/batch.ts";
import { messagesPath } from "../../src/platform/outbox/deliver.ts";

/** A wire between a node and its peer that keeps what passes. */
export type Wire = {
  /** The address that the node takes for its peer's. */
  readonly url: string;
  /** The documents that have passed, each as the bytes that were sent. */
  documents(): readonly Buffer[];
  close(): Promise<void>;
};

/** Lays a wire to a peer: every request goes on as it came, every answer comes back. */
export async function layWire(peerUrl: string): Promise<Wire> {
  const passed: Buffer[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (incoming.url === messagesPath) passed.push(body);
    const { connection, host, "transfer-encoding": _, ...headers } = incoming.headers;
    const url = new URL(incoming.url ?? "/", peerUrl);
    const answer = await request(url, { method: "POST", headers, body });
    outgoing.writeHead(answer.statusCode, { "content-type": String(answer.headers["content-type"]) });
    outgoing.end(Buffer.from(await answer.body.arrayBuffer()));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the wire has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    documents: () =>
      passed
        .flatMap((body) => decodeBatch(body))
        .flatMap(({ type, body }) => (type === "document.v1" ? [Buffer.from(body)] : [])),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
