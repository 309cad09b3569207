import { authoritySystems, describeAgency } from "./authority-node.ts";
import { galleryRoutes } from "./entrance/gallery/index.ts";
import { entranceSystem, renderError } from "./entrance/index.ts";
import { clientInterfacePaths } from "./national/axis/index.ts";
import { nationalSystems } from "./national-node.ts";
import type { Clock } from "./platform/clock/index.ts";
import type { NodeConfig } from "./platform/config/index.ts";
import { createNode } from "./platform/create-node.ts";
import { type AgencyName, createApp, frameOf, serve } from "./platform/http/index.ts";
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
 * @param clock the domain clock; absent: as the configuration says. A story that lasts days brings its own
 * Rejects with Node's `EADDRINUSE` when its port is taken.
 */
export async function runNode(config: NodeConfig, clock?: Clock): Promise<RunningNode> {
  const life = clock ? await createNode(config, clock) : await createNode(config);
  const { node } = life;
  const systems = [...(await systemsOf(node)), entranceSystem(node), gallery, messageDoor(node)];
  await life.start(systems);
  if (config.parts === "worker") return { node, systems, url: undefined, stop: life.stop };
  const app = createApp(node, {
    systems,
    renderError,
    handleAsset,
    describeAgency: (code) => agencyName(node, code),
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

/** Every part of the interface in every state, for whoever builds pages. */
const gallery: System = { name: "gallery", routes: (app) => galleryRoutes(app, { frame: (c) => frameOf(c) }) };

async function agencyName(node: Node, code: string): Promise<AgencyName | undefined> {
  if (node.config.role === "national") return undefined;
  const agency = await describeAgency(node.db, code);
  return agency && { name: { vi: agency.name, en: agency.nameEn } };
}
