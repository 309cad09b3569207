import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Cluster, ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";

declare module "vitest" {
  // Provided to every test file: how to reach the server and its migrated template.
  export type Provided = { databaseServer: string };
  interface ProvidedContext extends Provided {}
}

const base = join(tmpdir(), "lienthong-test");

/** One PostgreSQL for the whole run, with a migrated template from which each test file clones its database. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(base, { recursive: true, mode: 0o755 });
  sweep();
  const folder = mkdtempSync(join(base, "run-"));
  chmodSync(folder, 0o755); // so that the server's own user reaches it when root runs the tests
  writeFileSync(join(folder, "runner"), String(process.pid));
  const cluster: Cluster = await startCluster({
    folder: join(folder, "postgres"),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "128MB" },
  });
  await ensureTemplate(cluster, "lt_template");
  project.provide("databaseServer", cluster.url("postgres"));
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Ends servers of runs that were killed. */
function sweep(): void {
  for (const name of readdirSync(base)) {
    const folder = join(base, name);
    try {
      process.kill(Number(readFileSync(join(folder, "runner"), "utf8")), 0);
    } catch {
      stopServer(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function stopServer(folder: string): void {
  try {
    const pid = Number(readFileSync(join(folder, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGINT");
  } catch {
    // It had ended already.
  }
}
