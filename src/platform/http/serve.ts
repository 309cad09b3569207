import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Node } from "../node.ts";
import type { App } from "./env.ts";

/** A listening server. */
export type Served = {
  /** Where it listens, with the port really taken. */
  readonly url: string;
  /** Takes no new connection, lets running requests end (ten seconds at most), then closes. */
  stop(): Promise<void>;
};

const drainMs = 10_000;

/** Starts to listen. Rejects with Node's error (`EADDRINUSE`) when the port is taken. */
export async function serve(node: Node, app: App): Promise<Served> {
  const { host, port } = node.config;
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.requestTimeout = 10 * 60_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`, stop: () => drain(server) };
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept connection becomes idle only after its running request, so one look is not enough.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
