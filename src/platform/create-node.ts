import { readFile } from "node:fs/promises";
import { type Clock, machineClock, shiftedClock } from "./clock/index.ts";
import type { NodeConfig } from "./config/index.ts";
import { connect } from "./db/index.ts";
import { createFiles } from "./files/index.ts";
import { builtInJobs, createJobs, ensurePartitions } from "./jobs/index.ts";
import { createNodeKeys, peerFinder, savePeers } from "./keys/index.ts";
import { createLive } from "./live/index.ts";
import { createLog } from "./log/index.ts";
import { createMetricRegistry } from "./metrics/index.ts";
import type { Node } from "./node.ts";
import { createOutbox } from "./outbox/index.ts";
import type { System } from "./system.ts";

/** A node that is not started yet, and how to start and stop what runs behind its pages. */
export type NodeLife = {
  readonly node: Node;
  /** Takes up the systems' messages, jobs and metrics, and starts delivering. */
  start(systems: readonly System[]): Promise<void>;
  /** Ends deliveries and jobs, then the connections. */
  stop(): Promise<void>;
};

/**
 * Makes a node from its configuration on a migrated database.
 * A process that serves pages only (`parts: "web"`) delivers nothing and runs no jobs: a worker does.
 */
export async function createNode(config: NodeConfig, clock: Clock = domainClock(config)): Promise<NodeLife> {
  const log = createLog(config.logLevel, config.code);
  const warn = (error: Error): void => log.warn({ error: error.message }, "database connection lost");
  const db = connect({ url: config.databaseUrl, size: config.poolSize, onError: warn });
  const keys = createNodeKeys({
    code: config.code,
    privateKeyPem: await readFile(config.nodeKeyFile, "utf8"),
    machine: machineClock,
    findPeer: peerFinder(db, machineClock),
  });
  const live = createLive({ url: config.databaseUrl, log });
  const works = config.parts !== "web";
  const node: Node = {
    config,
    db,
    clock,
    machine: machineClock,
    log,
    files: createFiles({ folder: config.filesDir, db }),
    keys,
    outbox: createOutbox({ db, keys, machine: machineClock, log }),
    metrics: createMetricRegistry(),
    jobs: createJobs({ url: config.databaseUrl, log, node: () => node, live, runs: works }),
    live,
  };
  return { node, start: (systems) => start(node, systems, works), stop: () => stop(node) };
}

async function start(node: Node, systems: readonly System[], works: boolean): Promise<void> {
  await ensurePartitions(node.db);
  await savePeers(node.db, node.config.peers);
  for (const system of systems) {
    node.outbox.register(system.messages ?? []);
    for (const metric of system.metrics ?? []) node.metrics.declare(metric);
  }
  for (const job of [...builtInJobs, ...systems.flatMap((system) => system.jobs ?? [])]) node.jobs.declare(job);
  await node.live.start();
  await node.jobs.start();
  if (!works) return;
  node.live.onChannel("lt_outbox", (destination) => {
    if (destination !== "") node.outbox.wake(destination);
  });
  node.outbox.start();
}

async function stop(node: Node): Promise<void> {
  await node.outbox.stop();
  await node.jobs.stop();
  await node.live.stop();
  await node.db.destroy();
}

/** The domain clock of a configuration: real time, or the demo's. */
function domainClock(config: NodeConfig): Clock {
  if (!config.demo) return machineClock;
  return shiftedClock(new Date(config.demo.start), new Date(config.demo.epoch));
}
