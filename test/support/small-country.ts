import { rmSync } from "node:fs";
import { directoryArrived } from "../../src/country/apart.ts";
import { places } from "../../src/country/places.ts";
import { choosePorts } from "../../src/country/ports.ts";
import { prepareCountry } from "../../src/country/prepare.ts";
import { createProgress } from "../../src/country/progress.ts";
import { seedCountry } from "../../src/country/seed.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import type { NodeConfig } from "../../src/platform/config/index.ts";
import { type RunningNode, runNode } from "../../src/run-node.ts";
import { layWire, type Wire } from "./wire.ts";

/** A fresh demo country of which the national node, Lâm Đồng (H36) and Kon Tum (H34) run, in this process. */
export type SmallCountry = {
  readonly folder: string;
  readonly keysDir: string;
  readonly configs: readonly NodeConfig[];
  readonly nodes: ReadonlyMap<string, RunningNode>;
  /** Between Lâm Đồng and the national node. */
  readonly wire: Wire;
  stop(): Promise<void>;
};

/** Starts the country with its first data, without the history. */
export async function startSmallCountry(): Promise<SmallCountry> {
  const folder = temporaryFolder("small");
  const progress = createProgress(() => undefined);
  const host = "127.0.0.1";
  const first = 20_000 + Math.floor(Math.random() * 20_000);
  const chosen = await choosePorts(
    places.map(({ offset }) => first + offset),
    host,
  );
  const prepared = await prepareCountry({ folder, host, ports: chosen.map(({ port }) => port), progress });
  const nodes = new Map<string, RunningNode>();
  let wire: Wire | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([...nodes.values()].map((node) => node.stop()));
    await wire?.close();
    await prepared.cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const national = prepared.configs.find(({ role }) => role === "national");
    wire = await layWire(national?.baseUrl ?? "");
    for (const config of prepared.configs.filter(({ code }) => ["VN", "H36", "H34"].includes(code))) {
      const peers = config.peers.map((peer) => ({ ...peer, baseUrl: wire?.url ?? peer.baseUrl }));
      nodes.set(config.code, await runNode(config.code === "H36" ? { ...config, peers } : config));
    }
    await seedCountry(prepared, nodes, progress, { history: false });
    await directoryArrived([...nodes.values()]);
  } catch (error) {
    await stop();
    throw error;
  }
  const { keysDir, configs } = prepared;
  return { folder, keysDir, configs, nodes, wire, stop };
}
