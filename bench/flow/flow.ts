import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { advanceFlow, publishFlow, startFlow } from "../../src/authority/flows/index.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { type FlowState, type Plan, waiting } from "../../src/engines/flow/index.ts";
import { parseConfig } from "../../src/platform/config/index.ts";
import { createNode } from "../../src/platform/create-node.ts";
import { ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";
import { generateNodeKey } from "../../src/platform/keys/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { permit } from "./permit.ts";

/** How many durable steps flows make. A step is on disk: state, work closed and opened with its due date, timers, events, history. */
export type FlowFigures = {
  /** Steps a second while nothing else is there: the best of the rounds. */
  readonly perSecond: number;
  /** Steps a second with a million instances parked beside. */
  readonly perSecond1mParked: number;
  /** Reference of the same run: plain transactions of two statements (one UPDATE, one INSERT) a second, with the same connections. */
  readonly rawTransactionsPerSecond: number;
  readonly ratioToRawTransactions: number;
  readonly ratioParkedToEmpty: number;
  readonly parked: number;
  readonly parkedBytesPerInstance: number;
  readonly connections: number;
  readonly machine: string;
};

const connections = 8;
const seconds = 8;
const rounds = 3;
const parked = 1_000_000;
const monday = new Date("2020-11-16T08:00:00+07:00");

/** Nine steps a dossier, eight dossiers at a time; `--quick` parks 20,000 instead of a million and makes one short round. */
export async function run(args: readonly string[]): Promise<FlowFigures> {
  const quick = args.includes("--quick");
  const folder = temporaryFolder("bench-flow");
  const cluster = await startCluster({ folder: join(folder, "postgres") });
  try {
    await ensureTemplate(cluster, "bench");
    const { node, stop } = await nodeOn(cluster.url("bench"), folder);
    try {
      return await measure(
        node,
        cluster.url("bench"),
        quick ? { rounds: 1, seconds: 2, parked: 20_000 } : { rounds, seconds, parked },
      );
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
  const name = { vi: "Tỉnh Lâm Đồng", en: "Lam Dong" };
  const base = { role: "authority", code: "H36", name, port: 0, baseUrl: "http://127.0.0.1", logLevel: "silent" };
  return createNode(parseConfig({ ...base, databaseUrl, filesDir, nodeKeyFile }));
}

type Size = { readonly rounds: number; readonly seconds: number; readonly parked: number };

async function measure(node: Node, url: string, size: Size): Promise<FlowFigures> {
  const at = monday;
  await node.db
    .transaction()
    .execute((tx) => publishFlow(tx, { flow: "permit", xml: permit, note: "", at, by: "system" }));
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await prepareRaw(pool);
  await steps(node, 2);
  const best = { empty: 0, raw: 0, parked: 0 };
  for (let round = 0; round < size.rounds; round++) {
    best.empty = Math.max(best.empty, await steps(node, size.seconds));
    best.raw = Math.max(best.raw, await rawTransactions(pool, size.seconds));
    console.error(`round ${round + 1}: ${best.empty} steps/s, ${best.raw} plain transactions/s`);
  }
  const bytes = await park(pool, size.parked);
  for (let round = 0; round < size.rounds; round++)
    best.parked = Math.max(best.parked, await steps(node, size.seconds));
  await pool.end();
  return {
    perSecond: best.empty,
    perSecond1mParked: best.parked,
    rawTransactionsPerSecond: best.raw,
    ratioToRawTransactions: rounded(best.empty / best.raw),
    ratioParkedToEmpty: rounded(best.parked / best.empty),
    parked: size.parked,
    parkedBytesPerInstance: Math.round(bytes / size.parked),
    connections,
    machine: `${cpus().length} x ${cpus()[0]?.model}`,
  };
}

/** Carries dossiers through, eight at a time, and counts the steps that are on disk a second. */
async function steps(node: Node, forSeconds: number): Promise<number> {
  const began = performance.now();
  const until = began + forSeconds * 1_000;
  const counts = await Promise.all(Array.from({ length: connections }, (_, index) => carry(node, until, index)));
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000));
}

async function carry(node: Node, until: number, worker: number): Promise<number> {
  let done = 0;
  for (let dossier = 0; performance.now() < until; dossier++) {
    const vars = { agencies: ["H36.05", "H36.06"], fee: 75_000 };
    const subject = `H36-201116-${worker}-${dossier}`;
    const id = await startFlow(node.db, node.db, {
      flow: "permit",
      subject,
      agencyCode: "H36",
      vars,
      at: monday,
      actor: null,
    });
    for (let status: FlowState["status"] = "running"; status === "running" && performance.now() < until; done++) {
      const advanced = await advanceFlow(node.db, node.db, { instanceId: id, command: next, at: monday, actor: null });
      status = advanced.status;
    }
  }
  return done;
}

function next(plan: Plan, state: FlowState) {
  const [first] = waiting(plan, state).waiting;
  if (!first) throw new Error("nothing waits");
  const { kind, token, node } = first;
  return kind === "message" ? ({ kind: "fire", token, node } as const) : ({ kind: "complete", token } as const);
}

async function prepareRaw(pool: pg.Pool): Promise<void> {
  await pool.query("CREATE SCHEMA bench");
  await pool.query("CREATE TABLE bench.row (id int PRIMARY KEY, state jsonb, revision int NOT NULL DEFAULT 0)");
  await pool.query(
    "CREATE TABLE bench.event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, row int, at timestamptz)",
  );
  await pool.query(`INSERT INTO bench.row SELECT g, '{"tokens": []}' FROM generate_series(1, 10000) g`);
}

/** The reference: a row changed and a row added, in a transaction, from as many connections. */
async function rawTransactions(pool: pg.Pool, forSeconds: number): Promise<number> {
  const began = performance.now();
  const until = began + forSeconds * 1_000;
  const one = async (worker: number): Promise<number> => {
    const client = await pool.connect();
    let done = 0;
    for (; performance.now() < until; done++) {
      const id = ((done * connections + worker) % 10_000) + 1;
      await client.query("BEGIN");
      await client.query("UPDATE bench.row SET state = $2, revision = revision + 1 WHERE id = $1", [
        id,
        '{"tokens": [1]}',
      ]);
      await client.query("INSERT INTO bench.event (row, at) VALUES ($1, $2)", [id, monday]);
      await client.query("COMMIT");
    }
    client.release();
    return done;
  };
  const counts = await Promise.all(Array.from({ length: connections }, (_, index) => one(index)));
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000));
}

/** Parks copies of one instance that appraises, with its open work, its timer and what it waits for. Answers the bytes they take. */
async function park(pool: pg.Pool, count: number): Promise<number> {
  const size = async (): Promise<number> => {
    const { rows } = await pool.query<{ bytes: number }>(
      "SELECT sum(pg_total_relation_size(c.oid))::bigint AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'flow' AND c.relkind = 'r'",
    );
    return Number(rows[0]?.bytes);
  };
  const before = await size();
  const { rows } = await pool.query<{ id: string }>(
    "SELECT i.id FROM flow.instance i JOIN flow.timer t ON t.instance_id = i.id WHERE i.status = 0 LIMIT 1",
  );
  const model = rows[0]?.id ?? (await anyAppraising(pool));
  for (let done = 0; done < count; done += 50_000) {
    const many = Math.min(50_000, count - done);
    await pool.query(
      `WITH made AS (
        INSERT INTO flow.instance (id, version_id, subject, agency_code, state, revision, started_at)
        SELECT uuidv7(), i.version_id, 'parked-' || ($2::int + g), i.agency_code, i.state, i.revision, i.started_at
        FROM flow.instance i, generate_series(1, $3::int) g WHERE i.id = $1 RETURNING id
      ), work AS (
        INSERT INTO flow.task (instance_id, token, node, kind, role, agency_code, opened_at, due_at)
        SELECT m.id, t.token, t.node, t.kind, t.role, t.agency_code, t.opened_at, t.due_at + interval '30 days'
        FROM made m, flow.task t WHERE t.instance_id = $1 AND t.closed_at IS NULL
      ), waits AS (
        INSERT INTO flow.wait SELECT m.id, w.token, w.node, w.kind, w.name, w.correlation FROM made m, flow.wait w WHERE w.instance_id = $1
      )
      INSERT INTO flow.timer SELECT m.id, t.token, t.node, t.due, t.fired, t.fire_at + interval '30 days' FROM made m, flow.timer t WHERE t.instance_id = $1`,
      [model, done, many],
    );
  }
  await pool.query("VACUUM ANALYZE flow.instance, flow.task, flow.timer, flow.wait");
  console.error(`${count} parked`);
  return (await size()) - before;
}

async function anyAppraising(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM flow.instance WHERE status = 0 LIMIT 1");
  if (!rows[0]) throw new Error("no instance runs that could be parked");
  return rows[0].id;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
