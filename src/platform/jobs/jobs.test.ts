import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { connect, newId, storePayloads } from "../db/index.ts";
import { createLive, type Live } from "../live/index.ts";
import { createLog } from "../log/index.ts";
import { readMetric, recordMetric } from "../metrics/index.ts";
import type { Node } from "../node.ts";
import type { Json } from "../outbox/index.ts";
import { isoDay } from "../text/index.ts";
import { builtInJobs, createJobs, ensurePartitions, type JobDeclaration, type Jobs } from "./index.ts";

let database: TestDatabase;
let live: Live;
const log = createLog("silent", "test");

beforeAll(async () => {
  database = await testDatabase();
  live = createLive({ url: database.url, log });
  await live.start();
});

afterAll(async () => {
  await live.stop();
  await database.drop();
});

/** The parts of a node that these jobs stand on. */
const node = (): Node =>
  ({ config: { poolSize: 12 }, db: database.db, machine: { now: () => new Date() }, log }) as Node;

async function withJobs(declared: readonly JobDeclaration[], use: (jobs: Jobs) => Promise<void>, more: object = {}) {
  const jobs = createJobs({ url: database.url, log, node, live, ...more });
  for (const job of declared) jobs.declare(job);
  await jobs.start();
  try {
    await use(jobs);
  } finally {
    await jobs.stop();
  }
}

describe("an enqueued job", () => {
  test("runs soon after the commit, and never after a rollback", async () => {
    const seen: Json[] = [];
    const run = async (_: Node, data: Json): Promise<void> => {
      seen.push(data);
    };
    await withJobs([{ name: "t.run", run }], async (jobs) => {
      const undone = database.db.transaction().execute(async (tx) => {
        await jobs.enqueue(tx, "t.run", "undone");
        throw new Error("undo");
      });
      await expect(undone).rejects.toThrow("undo");
      await database.db.transaction().execute(async (tx) => await jobs.enqueue(tx, "t.run", { id: "một" }));
      await vi.waitFor(() => expect(seen).toEqual([{ id: "một" }]), 3000);
    });
  });

  test("is tried again when it throws", async () => {
    let runs = 0;
    const run = async (): Promise<void> => {
      runs += 1;
      if (runs === 1) throw new Error("not yet");
    };
    await withJobs([{ name: "t.again", run }], async (jobs) => {
      await database.db.transaction().execute(async (tx) => await jobs.enqueue(tx, "t.again", null));
      await vi.waitFor(() => expect(runs).toBe(1), 3000);
      await vi.waitFor(
        async () => {
          await sql`SELECT pg_notify('lt_job', 't.again')`.execute(database.db);
          expect(runs).toBe(2);
        },
        { timeout: 15_000, interval: 500 },
      );
    });
  });

  test("enqueued by a process that only serves pages runs in another", async () => {
    const seen: string[] = [];
    const job = (place: string): JobDeclaration => ({
      name: "t.other",
      run: async () => {
        seen.push(place);
      },
    });
    await withJobs(
      [job("web")],
      async (web) => {
        await database.db.transaction().execute(async (tx) => await web.enqueue(tx, "t.other", null));
        await withJobs([job("worker")], async () => {
          await vi.waitFor(() => expect(seen).toEqual(["worker"]), 8000);
        });
      },
      { runs: false },
    );
  });

  test("must be declared, once, and started", async () => {
    const jobs = createJobs({ url: database.url, log, node });
    jobs.declare({ name: "t.a", run: async () => undefined });
    jobs.declare({ name: "t.b", every: { seconds: 9 }, run: async () => undefined });
    expect(() => jobs.declare({ name: "t.a", run: async () => undefined })).toThrow("t.a");
    await database.db.transaction().execute(async (tx) => {
      await expect(jobs.enqueue(tx, "t.x", null)).rejects.toThrow("t.x");
      await expect(jobs.enqueue(tx, "t.b", null)).rejects.toThrow("t.b");
      await expect(jobs.enqueue(tx, "t.a", null)).rejects.toThrow("before the start");
    });
  });
});

test("missing partitions are made, for every table that can", async () => {
  const { url, db } = await testDatabase();
  const owner = connect({ url, size: 1, asOwner: true });
  const month = isoDay(new Date()).slice(0, 7).replace("-", "");
  await sql.raw(`DROP TABLE platform.inbox_${month}; DROP TABLE platform.payload_${month}`).execute(owner);
  await ensurePartitions(db);
  const made = await sql<{ count: number }>`SELECT count(*)::int AS count FROM pg_class
    WHERE relname IN (${`inbox_${month}`}, ${`payload_${month}`})`.execute(db);
  expect(made.rows[0]?.count).toBe(2);
  await sql.raw(`DROP TABLE platform.inbox_${month}; DROP TABLE platform.payload_${month}`).execute(owner);
  await storePayloads(db, [{ id: newId(), mediaType: "text/plain", body: Buffer.from("early") }]);
  await expect(ensurePartitions(db)).rejects.toThrow("partitions");
  expect((await sql`SELECT 1 FROM pg_class WHERE relname = ${`inbox_${month}`}`.execute(db)).rows).toHaveLength(1);
  await owner.destroy();
});

test("cron lines are kept in Vietnam time, and go when they are no longer declared", async () => {
  const schedules = async () =>
    (
      await sql<{ name: string; cron: string; timezone: string }>`
    SELECT name, cron, timezone FROM pgboss.schedule`.execute(database.db)
    ).rows;
  const run = async (): Promise<void> => undefined;
  await withJobs([{ name: "t.daily", every: "30 7 * * 1-5", run }], async () => {
    expect(await schedules()).toEqual([{ name: "t.daily", cron: "30 7 * * 1-5", timezone: "Asia/Ho_Chi_Minh" }]);
  });
  await withJobs([{ name: "t.plain", run }], async () => expect(await schedules()).toEqual([]));
});

describe("a repeated job", () => {
  test("runs at once and again, in one process at a time, whatever it throws", async () => {
    let inside = 0;
    let most = 0;
    let runs = 0;
    const run = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 30));
      inside -= 1;
      runs += 1;
      if (runs % 2 === 0) throw new Error("sometimes");
    };
    const job: JobDeclaration = { name: "t.often", every: { seconds: 0.02 }, run };
    await withJobs([job], async () => {
      await withJobs([job], async () => await vi.waitFor(() => expect(runs).toBeGreaterThan(5), 5000));
    });
    expect(most).toBe(1);
    const after = runs;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(runs).toBe(after);
  });

  test("folds metrics, makes partitions, ends sessions, without opening the queue", async () => {
    await recordMetric(database.db, [{ metric: "m", agencyCode: "H36", day: "2020-11-16", delta: 3 }]);
    const account = await sql<{ id: string }>`
      INSERT INTO platform.account (username, name, password_hash) VALUES ('a', 'A', 'x') RETURNING id`.execute(
      database.db,
    );
    await sql`INSERT INTO platform.session (token_hash, account_id, agency_code, csrf_secret, expires_at) VALUES
      ('a', ${account.rows[0]?.id}, 'H36', 'x', now() - interval '1 day'),
      ('b', ${account.rows[0]?.id}, 'H36', 'x', now() + interval '1 day')`.execute(database.db);
    await withJobs(builtInJobs, async () => {
      await vi.waitFor(async () => {
        expect(await database.db.selectFrom("platform.metric_delta").select("id").execute()).toEqual([]);
        const open = await database.db
          .selectFrom("platform.session")
          .select("csrf_secret")
          .where("ended_at", "is", null)
          .execute();
        expect(open).toHaveLength(1);
      }, 5000);
    });
    expect((await readMetric(database.db, { metric: "m", to: "2020-11-16" })).total).toBe(3);
  });
});

test("more repeating jobs than connections do not wait for each other's", async () => {
  const small = connect({ url: database.url, size: 4 });
  const on = (): Node => ({ config: { poolSize: 4 }, db: small, machine: { now: () => new Date() }, log }) as Node;
  const done = new Set<string>();
  const jobs = Array.from({ length: 12 }, (_, index): JobDeclaration => {
    const name = `t.many.${index}`;
    const run = async (here: Node): Promise<void> => {
      await sql`SELECT 1`.execute(here.db);
      done.add(name);
    };
    return { name, every: { seconds: 60 }, run };
  });
  await withJobs(jobs, () => vi.waitFor(() => expect(done.size).toBe(12), { timeout: 5_000 }), { node: on });
  await small.destroy();
});
