import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../../../country/temporary-folder.ts";
import { type Cluster, startCluster } from "./index.ts";

let folder: string;
const running = new Set<Cluster>();

beforeAll(() => {
  folder = temporaryFolder("cluster");
});
afterAll(async () => {
  for (const cluster of running) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(events: string[] = []): Promise<Cluster> {
  const cluster = await startCluster({
    folder: join(folder, "postgres"),
    settings: { fsync: "off", shared_buffers: "16MB" },
    onEvent: (event) => void events.push(event),
  });
  running.add(cluster);
  return cluster;
}

async function stop(cluster: Cluster): Promise<void> {
  await cluster.stop();
  running.delete(cluster);
}

async function ask(cluster: Cluster, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return pid !== undefined;
  } catch {
    return false;
  }
}

const pidFile = () => join(folder, "postgres", "data", "postmaster.pid");

test("a first start makes the cluster, a stop ends the server, and what was written is there again", async () => {
  const first = await start();
  await ask(first, "CREATE TABLE kept (word text)");
  await ask(first, "INSERT INTO kept VALUES ('còn đây')");
  const pid = first.pid();
  await stop(first);
  expect([isAlive(pid), existsSync(pidFile())]).toEqual([false, false]);
  const second = await start();
  expect(await ask(second, "SELECT word FROM kept")).toEqual({ word: "còn đây" });
  await stop(second);
}, 60_000);

test.each([
  ["of a process that is gone", () => 4_194_303],
  ["whose number is another program's by now", () => process.pid],
])(
  "a stale postmaster.pid %s does not keep it from starting",
  async (_, pid) => {
    const data = join(folder, "postgres", "data");
    writeFileSync(pidFile(), `${pid()}\n${data}\n1600000000\n54321\n\n127.0.0.1\n`);
    const events: string[] = [];
    const cluster = await start(events);
    expect(events).toEqual([]);
    expect(await ask(cluster, "SELECT word FROM kept")).toEqual({ word: "còn đây" });
    expect(readFileSync(pidFile(), "utf8").split("\n")[0]).toBe(String(cluster.pid()));
    await stop(cluster);
  },
  60_000,
);

test("a server left over by a killed program is taken over, and still stops", async () => {
  const left = await start();
  running.delete(left);
  const events: string[] = [];
  const taken = await start(events);
  expect(events).toEqual([`taking over PostgreSQL ${left.pid()}`]);
  expect([taken.pid(), taken.port]).toEqual([left.pid(), left.port]);
  expect(await ask(taken, "SELECT word FROM kept")).toEqual({ word: "còn đây" });
  await stop(taken);
  // Whoever watched it first must not start it again: in life that program is gone.
  await left.stop();
  expect(isAlive(taken.pid())).toBe(false);
}, 60_000);

test("a server that dies is started again on the same port, with what was committed", async () => {
  const events: string[] = [];
  const cluster = await start(events);
  const [pid, port] = [cluster.pid(), cluster.port];
  process.kill(pid ?? 0, "SIGKILL");
  const deadline = Date.now() + 30_000;
  while (cluster.pid() === pid || !(await ask(cluster, "SELECT 1").catch(() => undefined))) {
    if (Date.now() > deadline) throw new Error("it did not come back");
    await new Promise((done) => setTimeout(done, 100));
  }
  expect([cluster.port, [...new Set(events)]]).toEqual([port, ["PostgreSQL ended; starting it again"]]);
  expect(await ask(cluster, "SELECT word FROM kept")).toEqual({ word: "còn đây" });
  await stop(cluster);
}, 60_000);
