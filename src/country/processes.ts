import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { NodeConfig } from "../platform/config/index.ts";

/** A node that runs as a process of its own. */
export type NodeProcess = {
  readonly config: NodeConfig;
  pid(): number | undefined;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  restart(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
};

const root = join(import.meta.dirname, "..", "..");

/** Starts a node as a process of its own and waits until it answers. `configPath` is the file that holds `config`. */
export async function startNodeProcess(config: NodeConfig, configPath: string): Promise<NodeProcess> {
  let child = await launch(config, configPath);
  return {
    config,
    pid: () => child.pid,
    kill: () => end(child, "SIGKILL"),
    restart: async () => {
      child = await launch(config, configPath);
    },
    stop: () => end(child, "SIGTERM"),
  };
}

// Documents live for one batch: with room for a batch among the young objects, far fewer are copied by the collector.
const young = ["--min-semi-space-size=16", "--max-semi-space-size=32"];

async function launch(config: NodeConfig, configPath: string): Promise<ChildProcess> {
  const args = [...young, "--import", "tsx", "src/main.ts", config.role, "--config", configPath];
  // The file alone decides: variables that stand over it (BASE_URL, PORT …) may be meant for the program that starts us.
  const { DATABASE_URL, HOST, PORT, BASE_URL, FILES_DIR, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const deadline = Date.now() + 180_000;
  while (!(await isReady(config.baseUrl))) {
    if (child.exitCode !== null) throw new Error(`node ${config.code} ended with ${child.exitCode}`);
    if (Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`node ${config.code} did not become ready`);
    }
    await wait(100);
  }
  return child;
}

async function isReady(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(new URL("/_ready", baseUrl))).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  await gone;
}
