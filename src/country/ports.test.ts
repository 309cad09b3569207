import { createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { choosePorts } from "./ports.ts";

async function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  return { server, port: address.port };
}

test("a taken port gives way to the next free one that no other node wants", async () => {
  const { server, port } = await occupy();
  const choices = await choosePorts([port, port + 1], "127.0.0.1");
  server.close();
  expect(choices[0]?.wanted).toBe(port);
  expect(choices[0]?.port).toBeGreaterThan(port + 1);
  expect(new Set(choices.map((choice) => choice.port)).size).toBe(2);
});
