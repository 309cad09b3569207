import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect as dial, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { sql } from "kysely";
import { beginComparison } from "../../src/authority/dossiers/reconciliation/begin-comparison.ts";
import { reconciliationMessages as leading } from "../../src/authority/dossiers/reconciliation/messages.ts";
import { foldDigests as foldHere } from "../../src/authority/dossiers/store/reconciliation-digests.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { reconciliationMessages as answering } from "../../src/national/dossiers/reconciliation/messages.ts";
import { foldDigests as foldThere } from "../../src/national/dossiers/store/reconciliation-digests.ts";
import { parseConfig } from "../../src/platform/config/index.ts";
import { createNode, type NodeLife } from "../../src/platform/create-node.ts";
import { type Cluster, ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";
import { type Db, withClient } from "../../src/platform/db/index.ts";
import { generateNodeKey, savePeers } from "../../src/platform/keys/index.ts";
import { addMessageDoor } from "../../src/platform/outbox/index.ts";

/** What a comparison of an authority with the portal costs, and whether it finds what there is to find. */
export type CompareFigures = {
  /** From the beginning to the end, machine time; the median of the rounds. */
  readonly compareSeconds: number;
  /** Kilobytes (1,000 bytes) on the wire in both directions, with all heads and signatures; the most of the rounds. */
  readonly compareKb: number;
  readonly found: number;
  readonly planted: number;
  readonly falselyFound: number;
  /** The same with nothing planted. */
  readonly equalSeconds: number;
  readonly equalKb: number;
  /** What the evidence on both sides says of its own size. */
  readonly evidenceKb: number;
  readonly dossiers: number;
};

const agencies = 200;
const days = 700;
const rounds = 3;

/**
 * Two nodes with a million dossiers each (`--dossiers N`, `--quick`: 50,000) in 200 agencies over 700 days, 100 of them planted: missing,
 * stale, changed and unknown, 25 of each. Of the authority only what the comparison reads is filled: how each dossier stands with the
 * portal, and the dossiers that will be sent again.
 */
export async function compareBench(args: readonly string[]): Promise<CompareFigures> {
  const { values } = parseArgs({
    args: [...args],
    options: { dossiers: { type: "string" }, quick: { type: "boolean" } },
    strict: false,
  });
  const dossiers = Number(values.dossiers ?? (values.quick ? 50_000 : 1_000_000));
  const folder = temporaryFolder("bench-compare");
  const cluster = await startCluster({ folder: join(folder, "postgres") });
  const stops: (() => Promise<void>)[] = [];
  try {
    const portal = await startNode(cluster, folder, "VN", answering);
    stops.push(portal.stop);
    const authority = await startNode(cluster, folder, "H36", leading);
    stops.push(authority.stop);
    const wire = await countingProxy(Number(new URL(portal.url).port));
    stops.push(wire.stop);
    const name = { vi: "Nút", en: "Node" };
    await savePeers(authority.node.db, [
      { code: "VN", name, baseUrl: wire.url, publicKey: portal.node.keys.publicKey },
    ]);
    await savePeers(portal.node.db, [
      { code: "H36", name, baseUrl: authority.url, publicKey: authority.node.keys.publicKey },
    ]);
    await fill(cluster, dossiers);
    await authority.node.db.transaction().execute(foldHere);
    await portal.node.db.transaction().execute(foldThere);
    console.error(`${dossiers} dossiers on both sides`);
    return { ...(await measure(authority.node, portal.node.db, cluster, wire)), dossiers };
  } finally {
    for (const stop of stops.toReversed()) await stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Wire = Awaited<ReturnType<typeof countingProxy>>;
type Authority = NodeLife["node"];

async function measure(
  authority: Authority,
  portal: Db,
  cluster: Cluster,
  wire: Wire,
): Promise<Omit<CompareFigures, "dossiers">> {
  await compare(authority, wire);
  const equal = await compare(authority, wire);
  const planted = new Set<string>();
  const seconds: number[] = [];
  const results: Compared[] = [];
  for (let round = 0; round < rounds; round++) {
    const codes = await plant(cluster, round);
    for (const code of codes) planted.add(code);
    await portal.transaction().execute(foldThere);
    const one = await compare(authority, wire);
    const right = one.codes.filter((code) => codes.has(code)).length;
    console.error(
      `${one.seconds.toFixed(2)} s, ${one.kb.toFixed(1)} kB, ${right} of ${codes.size}, ${one.rounds} rounds`,
    );
    seconds.push(one.seconds);
    results.push(one);
    await undo(cluster, round);
    await portal.transaction().execute(foldThere);
    await authority.db.transaction().execute(foldHere);
  }
  const found = results.flatMap(({ codes }) => codes);
  return {
    compareSeconds: round2(seconds.toSorted((a, b) => a - b)[1] ?? 0),
    compareKb: round2(Math.max(...results.map(({ kb }) => kb))),
    found: found.filter((code) => planted.has(code)).length / rounds,
    planted: planted.size / rounds,
    falselyFound: found.filter((code) => !planted.has(code)).length,
    equalSeconds: round2(equal.seconds),
    equalKb: round2(equal.kb),
    evidenceKb: round2(Math.max(...results.map(({ evidenceKb }) => evidenceKb))),
  };
}

type Compared = {
  readonly seconds: number;
  readonly kb: number;
  readonly codes: readonly string[];
  readonly rounds: number;
  readonly evidenceKb: number;
};

/** One comparison, to its end on both sides. */
async function compare(authority: Authority, wire: Wire): Promise<Compared> {
  const bytes = wire.bytes();
  const began = performance.now();
  const id = await authority.db.transaction().execute((tx) => beginComparison(authority, tx));
  for (;;) {
    const { rows } = await sql<{ state: string; bytes: number; rounds: number | null; waiting: number }>`
      SELECT state, bytes, (found ->> 'rounds')::int AS rounds, (SELECT count(*) FROM platform.outbox WHERE type <> 'dossiers.v1') AS waiting
      FROM dossier.comparison WHERE id = ${id ?? null}::uuid`.execute(authority.db);
    const [row] = rows;
    if (row?.state === "failed") throw new Error("the comparison failed");
    if (row && row.state !== "running" && row.waiting === 0) {
      const seconds = (performance.now() - began) / 1_000;
      const { rows: found } = await sql<{ code: string }>`
        SELECT code FROM dossier.difference WHERE comparison_id = ${id ?? null}::uuid`.execute(authority.db);
      const codes = found.map(({ code }) => code);
      return {
        seconds,
        kb: (wire.bytes() - bytes) / 1_000,
        codes,
        rounds: row.rounds ?? 0,
        evidenceKb: row.bytes / 1_000,
      };
    }
    await wait(10);
  }
}

/** The same dossiers on both sides, in bulk. */
async function fill(cluster: Cluster, dossiers: number): Promise<void> {
  const rows = `
    SELECT i, 'H36.' || lpad((i % ${agencies} / 20 + 1)::text, 2, '0') || '.' || lpad((i % 20 + 1)::text, 2, '0') AS agency,
      date '2018-12-17' + (i / ${agencies} % ${days})::int AS day, (i / ${agencies} / ${days} + 1) AS sequence
    FROM generate_series(0, ${dossiers - 1}) AS i`;
  const coded = `SELECT r.*, agency || '-' || to_char(day, 'YYMMDD') || '-' || lpad(sequence::text, 4, '0') AS code FROM (${rows}) r`;
  await withClient(cluster.url("h36"), (client) =>
    client.query(`
      INSERT INTO dossier.sync (dossier_id, code, agency_code, day, digest, revision, changed_at, acked_revision, acked_at)
      SELECT md5(code)::uuid, code, agency, day, hashtextextended(code, 3), 3, day, 3, day FROM (${coded}) c;
      ANALYZE dossier.sync`),
  );
  await withClient(cluster.url("vn"), (client) =>
    client.query(`
      INSERT INTO national_dossier.dossier (code, node, via, revision, digest, agency_code, day, procedure_code, sector_code, channel, state,
        received_at, due_at, record, first_at, changed_at, arrived_at)
      SELECT code, 'H36', 'node', 3, hashtextextended(code, 3), agency, day, '1.001193', 'G15-HT06', 1, 4, day, day + 5, '{}', day, day, day
      FROM (${coded}) c;
      ANALYZE national_dossier.dossier`),
  );
}

/** Takes 25 dossiers away from the portal, makes 25 old, 25 other, and adds 25 that nobody knows. What is to be sent again gets its dossier. */
async function plant(cluster: Cluster, round: number): Promise<ReadonlySet<string>> {
  const codes = await withClient(cluster.url("vn"), async (client) => {
    const { rows } = await client
      .query(`
      CREATE TEMP TABLE chosen AS SELECT code, row_number() OVER () AS n FROM (
        SELECT code FROM national_dossier.dossier ORDER BY md5(code || 'round ${round}') LIMIT 100) c;
      CREATE TABLE IF NOT EXISTS national_dossier.kept_${round} AS
        SELECT d.* FROM national_dossier.dossier d JOIN chosen USING (code) WHERE n <= 75;
      INSERT INTO national_dossier.dossier SELECT (jsonb_populate_record(d, jsonb_build_object('code', d.code || '9'))).*
        FROM national_dossier.dossier d JOIN chosen USING (code) WHERE n > 75;
      DELETE FROM national_dossier.dossier d USING chosen c WHERE d.code = c.code AND n <= 25;
      UPDATE national_dossier.dossier d SET revision = 2, digest = hashtextextended(d.code, 9) FROM chosen c WHERE d.code = c.code AND n BETWEEN 26 AND 50;
      UPDATE national_dossier.dossier d SET state = 9, digest = hashtextextended(d.code, 11) FROM chosen c WHERE d.code = c.code AND n BETWEEN 51 AND 75;
      SELECT code || CASE WHEN n > 75 THEN '9' ELSE '' END AS code FROM chosen;`)
      .then((results) => (Array.isArray(results) ? results.at(-1) : results));
    return new Set<string>(rows.map((row: { code: string }) => row.code));
  });
  const known = [...codes].filter((code) => code.split("-").at(-1)?.length === 4);
  await withClient(cluster.url("h36"), (client) =>
    client.query(
      `INSERT INTO dossier.dossier (id, code, procedure_code, procedure_name, sector_code, sector_name, level, agency_code, received_agency, channel,
        applicant, flow, state, received_at, limit_text, revision, digest, updated_at)
      SELECT dossier_id, code, '1.001193', 'Đăng ký khai sinh', 'G15-HT06', 'Hộ tịch', 'commune', agency_code, agency_code, 1,
        '{"kind":"citizen","number":"","numberKind":"cccd","name":"A","birthDate":null,"gender":null,"address":"","phone":"","email":""}',
        'one-officer', 4, day, '1 ngày làm việc', 3, digest, day
      FROM dossier.sync WHERE code = ANY ($1::text[]) ON CONFLICT DO NOTHING`,
      [known],
    ),
  );
  return codes;
}

/** As before, for the next round. What was queued to be sent again goes unsent. */
async function undo(cluster: Cluster, round: number): Promise<void> {
  await withClient(cluster.url("vn"), (client) =>
    client.query(`
      DELETE FROM national_dossier.dossier WHERE code IN (SELECT code FROM national_dossier.kept_${round}) OR length(split_part(code, '-', 3)) > 4;
      INSERT INTO national_dossier.dossier SELECT * FROM national_dossier.kept_${round}`),
  );
  await withClient(cluster.url("h36"), (client) =>
    client.query(`
      UPDATE dossier.sync SET acked_revision = revision, digest = hashtextextended(code, 3) WHERE dossier_id IN (SELECT dossier_id FROM dossier.sync_queue);
      DELETE FROM dossier.sync_queue`),
  );
}

async function startNode(
  cluster: Cluster,
  folder: string,
  code: string,
  messages: (node: Authority) => ReturnType<typeof leading>,
): Promise<{ readonly node: Authority; readonly url: string; readonly stop: () => Promise<void> }> {
  const database = code.toLowerCase();
  await ensureTemplate(cluster, database);
  const filesDir = join(folder, database);
  mkdirSync(filesDir);
  const nodeKeyFile = join(folder, `${database}.pem`);
  writeFileSync(nodeKeyFile, generateNodeKey().privateKeyPem);
  const config = parseConfig({
    ...{
      role: code === "VN" ? "national" : "authority",
      code,
      name: { vi: code, en: code },
      port: 0,
      baseUrl: "http://127.0.0.1",
    },
    ...{ databaseUrl: cluster.url(database), filesDir, nodeKeyFile, logLevel: "warn" },
  });
  const life = await createNode(config);
  const { node } = life;
  await life.start([{ name: "reconciliation", messages: messages(node) }]);
  const app = new Hono();
  addMessageDoor(app, { db: node.db, keys: node.keys, clock: node.clock, log: node.log, handler: node.outbox.handler });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((done) => server.once("listening", done));
  const stop = async (): Promise<void> => {
    server.close();
    await life.stop();
  };
  return { node, url: `http://127.0.0.1:${portOf(server as Server)}`, stop };
}

/** Passes connections on and counts every byte, both ways. */
async function countingProxy(
  port: number,
): Promise<{ readonly url: string; readonly bytes: () => number; readonly stop: () => Promise<void> }> {
  let bytes = 0;
  const server = createServer((near) => {
    const far = dial(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      from.pipe(to);
      from.on("error", () => to.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${portOf(server)}`, bytes: () => bytes, stop: async () => void server.close() };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server does not listen");
  return address.port;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
