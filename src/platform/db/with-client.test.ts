import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { withClient } from "./with-client.ts";

let server: Server | undefined;
afterEach(() => void server?.close());

/** A message of PostgreSQL's wire protocol: its letter, its length, its body. */
function message(letter: string, body: string | Uint8Array): Buffer {
  const bytes = Buffer.from(body);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length + 4);
  return Buffer.concat([Buffer.from(letter), length, bytes]);
}

/** A server that lets a client in and shuts down in the same breath, as PostgreSQL does when it is told to stop. */
async function leavingServer(): Promise<string> {
  const shutdown = "SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0";
  const ready = Buffer.concat([message("R", new Uint8Array(4)), message("Z", "I"), message("E", shutdown)]);
  const leaving = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(ready));
  });
  server = leaving;
  await new Promise<void>((done) => leaving.listen(0, "127.0.0.1", done));
  const address = leaving.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `postgres://nobody@127.0.0.1:${address.port}/nowhere`;
}

test("a server that leaves between two statements ends the statement, not the process", async () => {
  const url = await leavingServer();
  const uncaught: unknown[] = [];
  const listen = (error: unknown) => void uncaught.push(error);
  process.prependListener("uncaughtException", listen);
  const asked = withClient(url, async (client) => {
    await new Promise((done) => setImmediate(done));
    return await client.query("SELECT 1");
  });
  await expect(asked).rejects.toThrow();
  process.removeListener("uncaughtException", listen);
  expect(uncaught).toEqual([]);
});
