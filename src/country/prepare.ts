import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type NodeConfig, parseConfig } from "../platform/config/index.ts";
import { type Cluster, ensureDatabase, ensureTemplate, startCluster } from "../platform/db/embedded/index.ts";
import { migrate } from "../platform/db/index.ts";
import { demoClock, rememberEpoch } from "./epoch.ts";
import { demoStart, type Place, places } from "./places.ts";
import type { Progress } from "./progress.ts";
import { publishRevocationLists, revocationListFiles } from "./revocations.ts";
import { ensureKeys } from "./trust.ts";

/** A demo country ready to run: its server, and a configuration per node. */
export type PreparedCountry = {
  readonly folder: string;
  readonly keysDir: string;
  readonly cluster: Cluster;
  readonly configs: readonly NodeConfig[];
};

/** Makes or opens the country's folder: PostgreSQL, a database per node at the newest schema, keys, configurations. */
export async function prepareCountry(options: {
  readonly folder: string;
  readonly host: string;
  /** One per place, in order. */
  readonly ports: readonly number[];
  readonly progress: Progress;
}): Promise<PreparedCountry> {
  const { folder, progress } = options;
  mkdirSync(folder, { recursive: true });
  const keysDir = join(folder, "keys");
  const cluster = await progress.step("PostgreSQL", () =>
    startCluster({ folder: join(folder, "postgres"), onEvent: (event) => progress.note(`  ${event}`) }),
  );
  await progress.step("Cơ sở dữ liệu · Databases", () => ensureDatabases(cluster));
  await progress.step("Khóa và chứng thư thử nghiệm · Test keys", () => ensureKeys(keysDir, places));
  const epoch = rememberEpoch(folder);
  await publishRevocationLists(keysDir, demoClock(folder).now());
  const configs = places.map((place, index) =>
    configOf(options, place, options.ports[index] ?? 0, cluster, keysDir, epoch),
  );
  mkdirSync(join(folder, "nodes"), { recursive: true });
  for (const config of configs) {
    writeFileSync(join(folder, "nodes", `${config.code}.json`), JSON.stringify(config, null, 2), { mode: 0o600 });
  }
  return { folder, keysDir, cluster, configs };
}

async function ensureDatabases(cluster: Cluster): Promise<void> {
  await ensureTemplate(cluster, "lienthong_template");
  for (const place of places) {
    const made = await ensureDatabase(cluster, databaseOf(place), "lienthong_template");
    if (!made) await migrate(cluster.url(databaseOf(place)));
  }
}

function databaseOf(place: Place): string {
  return `lienthong_${place.code.toLowerCase()}`;
}

function configOf(
  options: { readonly folder: string; readonly host: string; readonly ports: readonly number[] },
  place: Place,
  port: number,
  cluster: Cluster,
  keysDir: string,
  epoch: string,
): NodeConfig {
  const national = places.find((one) => one.role === "national");
  const peers = (place.role === "national" ? places.filter((one) => one !== place) : national ? [national] : []).map(
    (one) => ({
      code: one.code,
      name: one.name,
      baseUrl: `http://${options.host}:${options.ports[places.indexOf(one)]}`,
      publicKey: readFileSync(join(keysDir, `${one.code}.node.pub`), "utf8"),
    }),
  );
  return parseConfig({
    role: place.role,
    code: place.code,
    name: place.name,
    host: options.host,
    port,
    baseUrl: `http://${options.host}:${port}`,
    databaseUrl: cluster.url(databaseOf(place)),
    filesDir: join(options.folder, "files", place.code),
    nodeKeyFile: join(keysDir, `${place.code}.node.pem`),
    peers,
    trustFiles: [join(keysDir, "root.pem"), join(keysDir, "authority.pem")],
    revocationListFiles: revocationListFiles(keysDir),
    ...(place.role === "authority" ? { exchange: exchangeFiles(keysDir, place.code) } : {}),
    demo: { start: demoStart, epoch, keysDir },
    logLevel: process.env.LOG_LEVEL ?? "error",
    poolSize: 14,
  });
}

function exchangeFiles(keysDir: string, code: string): NodeConfig["exchange"] {
  return {
    keyFile: join(keysDir, `${code}.exchange.key.pem`),
    certificateFiles: [
      join(keysDir, `${code}.exchange.pem`),
      join(keysDir, "authority.pem"),
      join(keysDir, "root.pem"),
    ],
  };
}
