import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { createCatalogueReader, importProcedures, searchProcedures } from "../../src/national/procedures/index.ts";
import { parseConfig } from "../../src/platform/config/index.ts";
import { createNode } from "../../src/platform/create-node.ts";
import { ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";
import { generateNodeKey } from "../../src/platform/keys/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { manyProcedures } from "./catalogue.ts";
import { type BenchQuery, manyQueries } from "./queries.ts";

/** How quickly the national catalogue is searched. Times in milliseconds, each with the question to the database that a search asks. */
export type ProcedureFigures = {
  readonly procedures: number;
  readonly queries: number;
  readonly searchP50Ms: number;
  readonly searchP95Ms: number;
  /** Share of the questions whose procedure stands among the first three found. */
  readonly inFirstThree: number;
  /** Reference of the same run: the same questions as plain LIKE over the folded words in PostgreSQL. */
  readonly likeP95Ms: number;
  /** Reference of the same run: one SELECT 1. */
  readonly roundTripP95Ms: number;
  /** The first search of a process, which reads the whole catalogue. */
  readonly firstMs: number;
  readonly machine: string;
};

const procedures = 5_000;
const queries = 300;

/** 5,000 plausible procedures and 300 questions with and without accents, misspelt, with words around, by code. */
export async function run(): Promise<ProcedureFigures> {
  const folder = temporaryFolder("bench-procedures");
  const cluster = await startCluster({ folder: join(folder, "postgres") });
  try {
    await ensureTemplate(cluster, "bench");
    const { node, stop } = await nodeOn(cluster.url("bench"), folder);
    try {
      return await measure(node, cluster.url("bench"));
    } finally {
      await stop();
    }
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function nodeOn(databaseUrl: string, folder: string) {
  const filesDir = join(folder, "files");
  mkdirSync(filesDir);
  const nodeKeyFile = join(folder, "node.pem");
  writeFileSync(nodeKeyFile, generateNodeKey().privateKeyPem);
  const name = { vi: "Hệ thống quốc gia", en: "National systems" };
  const base = { role: "national", code: "VN", name, port: 0, baseUrl: "http://127.0.0.1", logLevel: "silent" };
  return createNode(parseConfig({ ...base, databaseUrl, filesDir, nodeKeyFile }));
}

async function measure(node: Node, databaseUrl: string): Promise<ProcedureFigures> {
  const catalogue = manyProcedures(procedures);
  await importProcedures(node, catalogue);
  const asked = manyQueries(catalogue, queries);
  const read = createCatalogueReader();
  const search = async ({ text }: BenchQuery) =>
    searchProcedures((await read(node.db)).index, { text }, { offset: 0, limit: 20 }).procedures;
  const [first] = await timed([{ text: "khai sinh", meant: "" }], search);
  await timed(asked.slice(0, 100), search);
  const times = await timed(asked, search);
  let hits = 0;
  for (const one of asked) if ((await search(one)).slice(0, 3).some(({ code }) => code === one.meant)) hits += 1;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const like = await timed(asked, async ({ text }) => {
    const words = text.split(/\s+/).map((word) => `%${word}%`);
    await client.query(
      "SELECT code FROM national_procedure.procedure WHERE folded LIKE ALL (SELECT platform.fold(w) FROM unnest($1::text[]) w) LIMIT 20",
      [words],
    );
  });
  const trips = await timed(asked, () => client.query("SELECT 1"));
  await client.end();
  return {
    procedures: catalogue.length,
    queries: asked.length,
    searchP50Ms: percentile(times, 0.5),
    searchP95Ms: percentile(times, 0.95),
    inFirstThree: Math.round((hits / asked.length) * 1000) / 1000,
    likeP95Ms: percentile(like, 0.95),
    roundTripP95Ms: percentile(trips, 0.95),
    firstMs: Math.round(first ?? 0),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node}`,
  };
}

async function timed(asked: readonly BenchQuery[], act: (query: BenchQuery) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of asked) {
    const started = performance.now();
    await act(one);
    times.push(performance.now() - started);
  }
  return times;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 100) / 100;
}
