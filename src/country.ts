import { join } from "node:path";
import { printAddresses } from "./country/addresses.ts";
import type { HistoryScale } from "./country/history-scale.ts";
import { firstPort, places } from "./country/places.ts";
import { choosePorts } from "./country/ports.ts";
import { prepareCountry } from "./country/prepare.ts";
import { createProgress } from "./country/progress.ts";
import { seedCountry } from "./country/seed.ts";
import { type RunningNode, runNode } from "./run-node.ts";

/** Where the demo country's databases, keys and files live unless told otherwise. */
export const countryFolder = join(import.meta.dirname, "..", ".data");

/** How to run the demo country. */
export type CountryOptions = {
  /** Default {@link countryFolder}. */
  readonly folder?: string;
  readonly firstPort?: number;
  readonly host?: string;
  /** How much of the past a fresh country has; default 1. */
  readonly scale?: HistoryScale;
};

/** The demo country, running in this process. */
export type Country = {
  readonly nodes: ReadonlyMap<string, RunningNode>;
  stop(): Promise<void>;
};

/** Starts PostgreSQL and the seven nodes, with their first data at the first start, and tells where everything is. */
export async function runCountry(options: CountryOptions = {}): Promise<Country> {
  const progress = createProgress();
  const host = options.host ?? "127.0.0.1";
  const folder = options.folder ?? countryFolder;
  const wanted = places.map((place) => (options.firstPort ?? firstPort) + place.offset);
  const ports = await choosePorts(wanted, host);
  for (const { wanted: want, port } of ports.filter((choice) => choice.port !== choice.wanted)) {
    progress.note(`Cổng ${want} đang được dùng, dùng cổng ${port}. Port ${want} is taken, using ${port}.`);
  }
  const prepared = await prepareCountry({ folder, host, ports: ports.map((choice) => choice.port), progress });
  const nodes = new Map<string, RunningNode>();
  const stop = async (): Promise<void> => {
    progress.note("Đang dừng. Stopping.");
    await Promise.all([...nodes.values()].map((node) => node.stop()));
    await prepared.cluster.stop();
  };
  try {
    for (const config of prepared.configs) nodes.set(config.code, await runNode(config));
    await seedCountry(prepared, nodes, progress, { history: true, scale: options.scale ?? 1 });
  } catch (error) {
    await stop();
    throw error;
  }
  await printAddresses([...nodes.values()], progress);
  return { nodes, stop };
}
