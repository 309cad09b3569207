import { raw } from "hono/html";
import { onTestFinished } from "vitest";
import { type AppOptions, createApp, csrfToken, serve } from "../../src/platform/http/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { addMessageDoor } from "../../src/platform/outbox/index.ts";
import type { System } from "../../src/platform/system.ts";
import { type Client, createClient, tokenPath } from "./client.ts";

/** A node that listens. */
export type ServedNode = {
  readonly url: string;
  readonly node: Node;
  /** A new visitor with an empty cookie jar. */
  client(): Client;
  stop(): Promise<void>;
};

const probe: System = {
  name: "probe",
  routes: (app) => {
    app.get(tokenPath, async (c) => c.text(await csrfToken(c)));
  },
};

/** Serves systems of a node over real HTTP on a free port, with the door for other nodes' messages. Inside a test it stops by itself. */
export async function serveNode(
  node: Node,
  systems: readonly System[],
  options: Partial<Omit<AppOptions, "systems">> = {},
): Promise<ServedNode> {
  const app = createApp(node, {
    renderError: (_frame, { status, code, people, requestId }) =>
      raw(`${status} ${code} ${people.vi} ${people.en} ${requestId}`),
    limits: { read: 1e6, write: 1e6, signIn: 1e6, machine: 1e6 },
    ...options,
    systems: [...systems, probe],
  });
  const { db, keys, clock, log } = node;
  addMessageDoor(app, { db, keys, clock, log, handler: (type) => node.outbox.handler(type) });
  const served = await serve(node, app);
  stopAfterTest(served.stop);
  return { url: served.url, node, client: () => createClient(served.url, node), stop: served.stop };
}

function stopAfterTest(stop: () => Promise<void>): void {
  try {
    onTestFinished(stop);
  } catch {
    // Made in beforeAll: the file stops it in afterAll.
  }
}
