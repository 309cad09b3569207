import { join } from "node:path";
import { randomPort } from "../platform/ports/index.ts";
import { type RunningNode, runNode } from "../run-node.ts";
import { places } from "./places.ts";
import { choosePorts } from "./ports.ts";
import { type PreparedCountry, prepareCountry } from "./prepare.ts";
import { type NodeProcess, startNodeProcess } from "./processes.ts";
import { createProgress, type Progress } from "./progress.ts";
import { seedCountry } from "./seed.ts";

/** A country whose nodes are processes of their own. */
export type CountryApart = PreparedCountry & {
  readonly processes: ReadonlyMap<string, NodeProcess>;
  stop(): Promise<void>;
};

/**
 * Starts a fresh country in a folder, each node its own process: for scenarios, benchmarks and fault tests.
 * First data is brought in before the processes start; `history` adds the two years of exchange.
 */
export async function startCountryApart(options: {
  readonly folder: string;
  readonly history?: boolean;
  readonly progress?: Progress;
}): Promise<CountryApart> {
  const progress = options.progress ?? createProgress();
  const host = "127.0.0.1";
  const first = randomPort();
  const ports = (
    await choosePorts(
      places.map((place) => first + place.offset),
      host,
    )
  ).map(({ port }) => port);
  const prepared = await prepareCountry({ folder: options.folder, host, ports, progress });
  const processes = new Map<string, NodeProcess>();
  const stop = async (): Promise<void> => {
    await Promise.all([...processes.values()].map((one) => one.stop()));
    await prepared.cluster.stop();
  };
  try {
    await seed(prepared, progress, options.history ?? false);
    await progress.step("Nodes", () =>
      Promise.all(
        prepared.configs.map(async (config) => {
          const path = join(prepared.folder, "nodes", `${config.code}.json`);
          processes.set(config.code, await startNodeProcess(config, path));
        }),
      ),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...prepared, processes, stop };
}

/** Brings in the first data with all nodes in this process, and waits until every node has the directory. */
async function seed(prepared: PreparedCountry, progress: Progress, history: boolean): Promise<void> {
  const nodes = new Map<string, RunningNode>();
  try {
    for (const config of prepared.configs) nodes.set(config.code, await runNode(config));
    await seedCountry(prepared, nodes, progress, { history });
    await progress.step("Directory copies", () => directoryArrived([...nodes.values()]));
  } finally {
    await Promise.all([...nodes.values()].map((node) => node.stop()));
  }
}

/** Waits until every authority has its copy of the directory. */
export async function directoryArrived(nodes: readonly Pick<RunningNode, "node">[]): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (const { node } of nodes) {
    if (node.config.role === "national") continue;
    for (;;) {
      const state = await node.db.selectFrom("exchange.directory_agency").select("code").limit(1).executeTakeFirst();
      if (state) break;
      if (Date.now() > deadline) throw new Error(`The directory did not reach ${node.config.code}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}
