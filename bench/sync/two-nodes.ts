import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { agencies, findProcedure } from "../../data/index.ts";
import { createSync } from "../../src/authority/dossiers/sync/create-sync.ts";
import { choosePorts } from "../../src/country/ports.ts";
import { type NodeProcess, startNodeProcess } from "../../src/country/processes.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { importAgencies, joinNodes } from "../../src/national/directory/index.ts";
import { importProcedures } from "../../src/national/procedures/index.ts";
import { type NodeConfig, parseConfig } from "../../src/platform/config/index.ts";
import { createNode } from "../../src/platform/create-node.ts";
import { ensureDatabase, ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";
import { generateNodeKey } from "../../src/platform/keys/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { randomPort } from "../../src/platform/ports/index.ts";

/** An authority's node in this process, whose dossiers flow, and the national node as a process of its own. */
export type TwoNodes = {
  readonly authority: Node;
  readonly nation: NodeProcess;
  readonly urls: { readonly authority: string; readonly nation: string };
  stop(): Promise<void>;
};

/** The procedure of all dossiers here. */
export const procedure = "1.001193";

/** Starts both in a folder of their own, with the real directory. */
export async function startTwoNodes(): Promise<TwoNodes> {
  const folder = temporaryFolder("bench-sync");
  const cluster = await startCluster({ folder: join(folder, "postgres") });
  const stops: (() => Promise<void>)[] = [() => cluster.stop()];
  const stop = async (): Promise<void> => {
    for (const end of stops.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ensureTemplate(cluster, "bench_template");
    const from = randomPort();
    const [first, second] = await choosePorts([from, from + 1], "127.0.0.1");
    const keys = { VN: generateNodeKey(), H36: generateNodeKey() };
    const ports = { VN: first?.port ?? 0, H36: second?.port ?? 0 };
    const configOf = async (code: "VN" | "H36", peer: "VN" | "H36"): Promise<NodeConfig> => {
      await ensureDatabase(cluster, code.toLowerCase(), "bench_template");
      const nodeKeyFile = join(folder, `${code}.pem`);
      writeFileSync(nodeKeyFile, keys[code].privateKeyPem);
      const filesDir = join(folder, code);
      mkdirSync(filesDir);
      const name = { vi: code, en: code };
      const peerUrl = `http://127.0.0.1:${ports[peer]}`;
      return parseConfig({
        ...{ role: code === "VN" ? "national" : "authority", code, name, port: ports[code], nodeKeyFile, filesDir },
        ...{
          baseUrl: `http://127.0.0.1:${ports[code]}`,
          databaseUrl: cluster.url(code.toLowerCase()),
          logLevel: "error",
        },
        peers: [{ code: peer, name: { vi: peer, en: peer }, baseUrl: peerUrl, publicKey: keys[peer].publicKey }],
      });
    };
    const national = await configOf("VN", "H36");
    await seed(national);
    const path = join(folder, "VN.json");
    writeFileSync(path, JSON.stringify(national), { mode: 0o600 });
    const nation = await startNodeProcess(national, path);
    stops.push(() => nation.stop());
    const life = await createNode(await configOf("H36", "VN"));
    await life.start([{ name: "dossiers", ...createSync(life.node) }]);
    stops.push(() => life.stop());
    const urls = { authority: cluster.url("h36"), nation: cluster.url("vn") };
    return { authority: life.node, nation, urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function seed(config: NodeConfig): Promise<void> {
  const { node, stop } = await createNode({ ...config, parts: "web" });
  try {
    await importAgencies(node, agencies());
    await importProcedures(node, [findProcedure(procedure) ?? []].flat());
    await joinNodes(node, [{ level1: "H36", nodeCode: "H36" }]);
    // Copies of directory and catalogue are not what is measured.
    await node.db.deleteFrom("platform.outbox").execute();
  } finally {
    await stop();
  }
}
