import { authoritySystems } from "./authority-node.ts";
import { entranceSystem, renderError } from "./entrance/index.ts";
import { nationalSystems } from "./national-node.ts";
import type { NodeConfig } from "./platform/config/index.ts";
import { createNode } from "./platform/create-node.ts";
import { createApp, serve } from "./platform/http/index.ts";
import type { Node } from "./platform/node.ts";
import { addMessageDoor, readQueues } from "./platform/outbox/index.ts";
import type { System } from "./platform/system.ts";
import { handleAsset } from "./ui/index.ts";

/** A node that runs. */
export type RunningNode = {
  readonly node: Node;
  readonly systems: readonly System[];
  /** Where it listens; absent in a worker. */
  readonly url: string | undefined;
  stop(): Promise<void>;
};

/**
 * Puts a node together from its systems and starts it on a migrated database.
 * Rejects with Node's `EADDRINUSE` when its port is taken.
 */
export async function runNode(config: NodeConfig): Promise<RunningNode> {
  const life = await createNode(config);
  const { node } = life;
  const systems = [...(await systemsOf(node)), entranceSystem(node), messageDoor(node)];
  await life.start(systems);
  if (config.parts === "worker") return { node, systems, url: undefined, stop: life.stop };
  const app = createApp(node, {
    systems,
    renderError,
    handleAsset,
    machinePaths: clientInterfacePaths,
    gauges: [
      { name: "lienthong_outbox_waiting", help: "Messages waiting for other nodes", read: () => countWaiting(node) },
    ],
  });
  const served = await serve(node, app).catch(async (error: unknown) => {
    await life.stop();
    throw error;
  });
  return {
    node,
    systems,
    url: served.url,
    stop: async () => {
      await served.stop();
      await life.stop();
    },
  };
}

async function systemsOf(node: Node): Promise<readonly System[]> {
  return node.config.role === "national" ? nationalSystems(node) : authoritySystems(node);
}

function messageDoor(node: Node): System {
  const { db, keys, clock, log, outbox } = node;
  return { name: "messages", routes: (app) => addMessageDoor(app, { db, keys, clock, log, handler: outbox.handler }) };
}

async function countWaiting(node: Node): Promise<number> {
  const queues = await readQueues(node.db);
  return queues.reduce((sum, queue) => sum + queue.waiting, 0);
}

/** The axis's client interface carries its own credentials. */
const clientInterfacePaths = [
  "/sendEdoc",
  "/getReceivedEdocList",
  "/getSentEdocList",
  "/getEdoc",
  "/updateStatus",
  "/getAgenciesList",
  "/registerAgency",
  "/deleteAgency",
];
