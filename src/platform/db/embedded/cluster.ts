import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../ports/index.ts";
import { withClient } from "../with-client.ts";
import { findBinaries } from "./binaries.ts";
import { type Home, prepareHome } from "./owner.ts";
import { runningPostmaster } from "./postmaster.ts";

/** A PostgreSQL server under our care. */
export type Cluster = {
  readonly port: number;
  /** Connection string of a database, as the superuser of this private server. */
  url(database: string): string;
  /** Process id of the server as it is now; it changes when the supervisor restarts it. */
  pid(): number | undefined;
  stop(): Promise<void>;
};

/** How to run it. */
export type ClusterOptions = {
  readonly folder: string;
  /** Server settings over the defaults, e.g. `{ fsync: "off" }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onEvent?: (event: string) => void;
};

const defaults: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "240",
  shared_buffers: "256MB",
  max_wal_size: "4GB",
  min_wal_size: "512MB",
  checkpoint_timeout: "15min",
  wal_level: "minimal",
  max_wal_senders: "0",
  jit: "off",
  timezone: "UTC",
  log_min_messages: "error",
};

/**
 * Starts PostgreSQL in a folder, making the cluster at first, and keeps it running: when the server dies it is started
 * again. A server left over by a killed process is taken over; a stale postmaster.pid is removed.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const home = prepareHome(options.folder, findBinaries());
  const data = join(home.folder, "data");
  const secret = join(home.folder, "password");
  if (!existsSync(join(data, "PG_VERSION"))) await initialise(home, data, secret);
  const password = readFileSync(secret, "utf8").trim();
  const url = (port: number, database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

  const left = runningPostmaster(data);
  if (left) {
    options.onEvent?.(`taking over PostgreSQL ${left.pid}`);
    await answering(url(left.port, "postgres"), 30_000);
    return supervise(left.port, left.pid, undefined);
  }
  rmSync(join(data, "postmaster.pid"), { force: true });
  const port = await freePort();
  const child = launch(home, data, port, options.settings);
  await answering(url(port, "postgres"), 60_000, child);
  return supervise(port, child.pid, child);

  function supervise(port: number, first: number | undefined, process_: ChildProcess | undefined): Cluster {
    let stopping = false;
    let pid = first;
    let child = process_;
    const watch = (): void => {
      if (child) child.once("exit", () => void revive());
      else
        void pollUntilGone(
          () => pid,
          () => stopping,
        ).then(revive);
    };
    const revive = async (): Promise<void> => {
      while (!stopping) {
        options.onEvent?.("PostgreSQL ended; starting it again");
        rmSync(join(data, "postmaster.pid"), { force: true });
        child = launch(home, data, port, options.settings);
        pid = child.pid;
        const up = await answering(url(port, "postgres"), 60_000, child).then(
          () => true,
          () => false,
        );
        if (up) return watch();
        await wait(300);
      }
    };
    watch();
    return {
      port,
      url: (database) => url(port, database),
      pid: () => pid,
      stop: async () => {
        stopping = true;
        if (pid === undefined || !alive(pid)) return;
        process.kill(pid, "SIGINT"); // "fast" shutdown: ends sessions, writes everything, leaves
        await pollUntilGone(
          () => pid,
          () => false,
        );
      },
    };
  }
}

async function initialise(home: Home, data: string, secret: string): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(home.folder, { recursive: true });
  writeFileSync(secret, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (home.owner) chownSync(secret, home.owner.uid, home.owner.gid);
  const args = ["-D", data, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8", "--no-sync"];
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
  const child = spawn(home.binaries.initdb, args, { ...home.owner, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise((done, fail) => child.once("error", fail).once("exit", done));
  if (code === 0) return;
  rmSync(data, { recursive: true, force: true });
  throw new Error(`initdb failed: ${errors.trim()}`);
}

function launch(home: Home, data: string, port: number, settings: ClusterOptions["settings"]): ChildProcess {
  const all = { ...defaults, ...settings, port: String(port) };
  const args = ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  // Its own process group: Ctrl-C reaches us first, and we stop the nodes before their database.
  return spawn(home.binaries.postgres, args, { ...home.owner, cwd: data, stdio: "ignore", detached: true });
}

/** Waits until the server answers; fails early when its process has ended. */
async function answering(url: string, patience: number, child?: ChildProcess): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      await withClient(url, async () => undefined);
      return;
    } catch (cause) {
      if (child?.exitCode != null || child?.signalCode != null || Date.now() > deadline) {
        throw new Error("PostgreSQL did not start", { cause });
      }
      await wait(50);
    }
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function pollUntilGone(pid: () => number | undefined, give_up: () => boolean): Promise<void> {
  for (;;) {
    const now = pid();
    if (now === undefined || !alive(now) || give_up()) return;
    await wait(100);
  }
}
