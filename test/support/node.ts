import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { handClock } from "../../src/platform/clock/index.ts";
import { type NodeConfig, parseConfig } from "../../src/platform/config/index.ts";
import { createFiles } from "../../src/platform/files/index.ts";
import { createJobs } from "../../src/platform/jobs/index.ts";
import { createNodeKeys, generateNodeKey, peerFinder } from "../../src/platform/keys/index.ts";
import { createLive } from "../../src/platform/live/index.ts";
import { createLog } from "../../src/platform/log/index.ts";
import { createMetricRegistry } from "../../src/platform/metrics/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { createOutbox } from "../../src/platform/outbox/index.ts";
import type { System } from "../../src/platform/system.ts";
import { testDatabase } from "./database.ts";

type HandClock = ReturnType<typeof handClock>;

/** A node whose clocks are moved by hand. */
export type TestNode = Omit<Node, "clock" | "machine"> & {
  readonly clock: HandClock;
  readonly machine: HandClock;
  /** Stops its parts and drops its database and files. Inside a test this happens by itself. */
  drop(): Promise<void>;
};

/** What a test chooses of its node. */
export type TestNodeOptions = {
  readonly role?: NodeConfig["role"];
  readonly code?: string;
  readonly name?: NodeConfig["name"];
  /** Start of the domain clock; the machine's clock starts at the real time. */
  readonly now?: Date;
  readonly config?: Partial<NodeConfig>;
  /** Systems whose messages, metrics and jobs the node knows. */
  readonly systems?: (node: Node) => readonly System[];
};

/** A Tuesday morning in the demo country's November 2020. */
export const tuesdayMorning = new Date("2020-11-24T09:00:00+07:00");

/** Builds a node on a fresh database, with keys and a folder of its own. Nothing is started: start what the test needs. */
export async function testNode(options: TestNodeOptions = {}): Promise<TestNode> {
  const database = await testDatabase();
  const filesDir = await mkdtemp(join(tmpdir(), "lienthong-files-"));
  const config = configOf(options, database.url, filesDir);
  const log = createLog(config.logLevel, config.code);
  const clock = handClock(options.now ?? tuesdayMorning);
  const machine = handClock(new Date());
  const { db } = database;
  const { privateKeyPem } = generateNodeKey();
  const keys = createNodeKeys({ code: config.code, privateKeyPem, machine, findPeer: peerFinder(db, machine) });
  const live = createLive({ url: database.url, log });
  const outbox = createOutbox({ db, keys, machine, log });
  const jobs = createJobs({ url: database.url, log, live, node: () => node });
  const files = createFiles({ folder: filesDir, db });
  const parts = { config, db, log, files, keys, outbox, metrics: createMetricRegistry(), jobs, live };
  const drop = onceOnly(async () => {
    await Promise.all([outbox.stop(), jobs.stop(), live.stop()]);
    await database.drop();
    await rm(filesDir, { recursive: true, force: true });
  });
  const node: TestNode = { ...parts, clock, machine, drop };
  for (const system of options.systems?.(node) ?? []) introduce(node, system);
  dropAfterTest(drop);
  return node;
}

function configOf(options: TestNodeOptions, databaseUrl: string, filesDir: string): NodeConfig {
  return parseConfig({
    role: options.role ?? "authority",
    code: options.code ?? "H36",
    name: options.name ?? { vi: "Ủy ban nhân dân tỉnh Lâm Đồng", en: "People's Committee of Lâm Đồng Province" },
    port: 0,
    baseUrl: "http://127.0.0.1",
    databaseUrl,
    filesDir,
    nodeKeyFile: "generated",
    logLevel: "silent",
    ...options.config,
  });
}

/** Tells a node's parts what a system brings, as the start of a real node does. */
export function introduce(node: Node, system: System): void {
  node.outbox.register(system.messages ?? []);
  for (const metric of system.metrics ?? []) node.metrics.declare(metric);
  for (const job of system.jobs ?? []) node.jobs.declare(job);
}

function onceOnly(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= run();
    return done;
  };
}

function dropAfterTest(drop: () => Promise<void>): void {
  try {
    onTestFinished(drop);
  } catch {
    // Made in beforeAll: the file drops it in afterAll.
  }
}
