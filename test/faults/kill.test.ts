import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { benchDocument } from "../../bench/axis/documents.ts";
import { openSender, type Sender } from "../../bench/axis/sender.ts";
import { type CountryApart, startCountryApart } from "../../src/country/apart.ts";
import { createProgress } from "../../src/country/progress.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { withClient } from "../../src/platform/db/index.ts";

/** Documents sent while processes die. `FAULT_SENDS=500 npx vitest run test/faults` is the long form. */
const sends = Number(process.env.FAULT_SENDS ?? 80);
const deaths = Math.max(4, Math.round(sends / 25));

const folder = temporaryFolder("faults");
let country: CountryApart;
let sender: Sender;

beforeAll(async () => {
  country = await startCountryApart({ folder, progress: createProgress(() => undefined) });
  const config = country.configs.find(({ code }) => code === "H36");
  if (!config) throw new Error("no sender");
  sender = await openSender(config);
}, 180_000);

afterAll(async () => {
  await sender?.close();
  await country?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test(`what was acknowledged survives kill -9 of nodes and of PostgreSQL, exactly once (${sends} sends, ${deaths} deaths)`, async () => {
  const to = (await sender.recipients("H34")).slice(0, 5);
  const acknowledged = new Map<string, string>();
  let dying = true;
  const killing = killAtRandom().finally(() => {
    dying = false;
  });
  for (let index = 0; index < sends || dying; index++) {
    const document = benchDocument(900_000 + index, 5_000, to.slice(index % 5, (index % 5) + 1));
    await wait(Math.random() * 60);
    // A send whose answer is lost was not acknowledged: it may be there or not.
    const ids = await sender.send([document]).catch(() => []);
    for (const id of ids) acknowledged.set(id, document.documentId);
  }
  const killed = await killing;
  expect(killed).toHaveLength(deaths);
  expect(acknowledged.size).toBeGreaterThan(sends / 3);
  await receipted([...acknowledged.keys()]);
  for (const [table, database] of [
    ["axis.message", "vn"],
    ["exchange.incoming", "h34"],
  ] as const) {
    const counts = await countByDocument(database, table);
    const wrong = [...acknowledged.values()].filter((documentId) => counts.get(documentId) !== 1);
    expect(wrong, `not exactly once in ${table}`).toEqual([]);
    expect([...counts.values()].filter((count) => count !== 1)).toEqual([]);
  }
}, 600_000);

/** Kills something every moment, while documents are sent: a node that is part of the way, or the database server. */
async function killAtRandom(): Promise<readonly string[]> {
  const killed: string[] = [];
  while (killed.length < deaths) {
    await wait(200 + Math.random() * 600);
    const victim = ["VN", "H36", "H34", "PostgreSQL"][killed.length % 4] ?? "VN";
    killed.push(victim);
    if (victim === "PostgreSQL") {
      const pid = country.cluster.pid();
      if (pid) process.kill(pid, "SIGKILL");
      continue;
    }
    const node = country.processes.get(victim);
    await node?.kill();
    await node?.restart();
  }
  return killed;
}

/** The database may still be coming back. */
async function receipted(ids: readonly string[]): Promise<void> {
  const deadline = Date.now() + 180_000;
  for (;;) {
    try {
      await sender.receipted(ids, { most: 20_000, every: 50 });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(500);
    }
  }
}

async function countByDocument(database: string, table: string): Promise<ReadonlyMap<string, number>> {
  return await withClient(country.cluster.url(`lienthong_${database}`), async (client) => {
    const { rows } = await client.query<{ document_id: string; n: number }>(
      `SELECT document_id, count(*)::int AS n FROM ${table} WHERE document_id LIKE '%/UBND-BM' GROUP BY 1`,
    );
    return new Map(rows.map((row) => [row.document_id, row.n]));
  });
}
