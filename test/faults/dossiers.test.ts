import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { dossierStand } from "../../src/authority/dossiers/dossiers.fixture.ts";
import { nationStand } from "../../src/authority/dossiers/sync/sync.fixture.ts";
import type { Db } from "../../src/platform/db/index.ts";
import { generateNodeKey, savePeers } from "../../src/platform/keys/index.ts";

/** `FAULT_DEATHS=40 npx vitest run test/faults/dossiers.test.ts` is the long form: some 500 steps and more. */
const deaths = Number(process.env.FAULT_DEATHS ?? 4);
const monday = new Date("2020-11-23T08:00:00+07:00");

test(`a province killed at random loses no step, does none twice, and the portal sees the same (${deaths} deaths)`, async () => {
  const nation = await nationStand(monday);
  const { node, offers } = await dossierStand(monday);
  const folder = mkdtempSync(join(tmpdir(), "lienthong-faults-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const key = generateNodeKey();
  const nodeKeyFile = join(folder, "node.pem");
  writeFileSync(nodeKeyFile, key.privateKeyPem);
  const name = { vi: "Nút", en: "Node" };
  const peers = [{ code: "VN", name, baseUrl: nation.url, publicKey: nation.node.keys.publicKey }];
  const configFile = join(folder, "node.json");
  writeFileSync(configFile, JSON.stringify({ ...node.config, nodeKeyFile, peers }));
  await savePeers(nation.node.db, [{ code: "H36", name, baseUrl: "http://127.0.0.1:1", publicKey: key.publicKey }]);
  const start = (...more: readonly string[]): ChildProcess =>
    spawn(process.execPath, ["--import", "tsx", "test/faults/carry-dossiers.ts", configFile, offers.birth, ...more], {
      stdio: ["ignore", "pipe", "inherit"],
    });

  const acknowledged: string[] = [];
  for (let death = 0; death < deaths; death++) {
    const child = start();
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    lines.on("line", (line) => acknowledged.push(line));
    await once(lines, "line");
    await wait(200 + Math.random() * 800);
    child.kill("SIGKILL");
    await once(child, "close");
  }
  const drain = start("drain");
  await once(drain, "close");
  expect(acknowledged.length).toBeGreaterThan(deaths * 5);

  const { rows } = await sql<{ id: string; revision: number; told: number[] }>`
    SELECT d.id, d.revision, (SELECT array_agg(DISTINCT e.revision ORDER BY e.revision) FROM dossier.event e WHERE e.dossier_id = d.id) AS told
    FROM dossier.dossier d`.execute(node.db);
  const kept = new Map(rows.map(({ id, revision }) => [id, revision]));
  const lost = acknowledged.filter((line) => {
    const [id = "", revision = ""] = line.split(" ");
    return (kept.get(id) ?? 0) < Number(revision);
  });
  expect(lost).toEqual([]);
  // Every revision has its line in the history, and no line stands twice.
  const torn = rows.filter(({ revision, told }) => told.length !== revision || told.at(-1) !== revision);
  expect(torn).toEqual([]);
  const { rows: twice } = await sql`
    SELECT dossier_id, revision, kind FROM dossier.event GROUP BY 1, 2, 3 HAVING count(*) > 1`.execute(node.db);
  expect(twice).toEqual([]);
  // Codes of the day are gapless.
  const { rows: codes } = await sql<{ last: number; many: number }>`
    SELECT c.last, (SELECT count(*)::int FROM dossier.dossier) AS many FROM dossier.counter c`.execute(node.db);
  expect(codes).toEqual([{ last: rows.length, many: rows.length }]);
  expect(await views(nation.node.db, "national_dossier.dossier")).toEqual(await views(node.db, "dossier.dossier"));
  // Each change was told once, however often it had to be sent.
  const { rows: told } = await sql<{ code: string; steps: number }>`
    SELECT code, count(*)::int AS steps FROM national_dossier.progress GROUP BY code ORDER BY code`.execute(
    nation.node.db,
  );
  const { rows: done } = await sql<{ code: string; steps: number }>`
    SELECT code, revision AS steps FROM dossier.dossier ORDER BY code`.execute(node.db);
  expect(told).toEqual(done);
}, 300_000);

/** Codes, states and digests as one side has them. */
async function views(db: Db, table: "dossier.dossier" | "national_dossier.dossier"): Promise<readonly unknown[]> {
  const { rows } = await sql`
    SELECT code, state, digest::text AS digest FROM ${sql.raw(table)} ORDER BY code`.execute(db);
  return rows;
}
