import { CompiledQuery, sql } from "kysely";
import { PgBoss } from "pg-boss";
import { type Tx, withClient } from "../db/index.ts";
import type { Json } from "../outbox/index.ts";
import type { JobsOptions } from "./create-jobs.ts";
import type { JobDeclaration } from "./jobs.ts";

/** The open queue of a node. */
export type Queue = {
  enqueue(tx: Tx, name: string, data: Json): Promise<void>;
  readonly stop: () => Promise<void>;
};

const channel = "lt_job";
const defaultRetries = 5;

/** Opens the queue, with a place and a worker for each job, and the cron lines as declared now. */
export async function createQueue(options: JobsOptions, jobs: readonly JobDeclaration[]): Promise<Queue> {
  const runs = options.runs !== false;
  const boss = new PgBoss({
    connectionString: options.url,
    max: 3,
    supervise: runs,
    schedule: runs,
    application_name: "lienthong jobs",
  });
  boss.on("error", (error) => options.log.error({ err: error }, "the job queue failed"));
  await boss.start();
  await grantQueue(options.url);
  for (const job of jobs) await boss.createQueue(job.name, retriesOf(job));
  const leave = runs ? await work(boss, options, jobs) : () => undefined;
  return {
    enqueue: (tx, name, data) => enqueue(boss, tx, name, data),
    async stop() {
      leave();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

async function work(boss: PgBoss, options: JobsOptions, jobs: readonly JobDeclaration[]): Promise<() => void> {
  const workers = new Map<string, string>();
  for (const job of jobs) {
    await boss.updateQueue(job.name, retriesOf(job));
    const seconds = options.live ? 30 : 5;
    const id = await boss.work<{ value: Json }>(job.name, { pollingIntervalSeconds: seconds }, async (found) => {
      for (const each of found) await runOne(options, job, each.data?.value ?? null);
    });
    workers.set(job.name, id);
  }
  await schedule(boss, jobs);
  const wake = (name: string): void => {
    for (const [job, id] of workers) if (name === job || name === "") boss.notifyWorker(id);
  };
  return options.live?.onChannel(channel, wake) ?? (() => undefined);
}

async function runOne(options: JobsOptions, job: JobDeclaration, data: Json): Promise<void> {
  try {
    await job.run(options.node(), data);
  } catch (error) {
    options.log.warn({ err: error, job: job.name }, "a job failed; it is tried again unless it was the last time");
    throw error;
  }
}

/** Cron lines run on the machine's clock, read in Vietnam. A line that is no longer declared is taken away. */
async function schedule(boss: PgBoss, jobs: readonly JobDeclaration[]): Promise<void> {
  const cron = new Map(jobs.flatMap((job) => (typeof job.every === "string" ? [[job.name, job.every] as const] : [])));
  for (const { name } of await boss.getSchedules()) if (!cron.has(name)) await boss.unschedule(name);
  for (const [name, line] of cron) await boss.schedule(name, line, null, { tz: "Asia/Ho_Chi_Minh" });
}

async function enqueue(boss: PgBoss, tx: Tx, name: string, data: Json): Promise<void> {
  const db = {
    executeSql: async (text: string, values: unknown[] = []) => {
      const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
  const id = await boss.send(name, { value: data }, { db });
  if (id === null) throw new Error(`Job ${name} was not taken by the queue`);
  await sql`SELECT pg_notify(${channel}, ${name})`.execute(tx);
}

function retriesOf(job: JobDeclaration) {
  return { retryLimit: job.retries ?? defaultRetries, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 };
}

/** The application role enqueues within its own transactions. One process grants at a time: PostgreSQL refuses two. */
async function grantQueue(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`
      BEGIN;
      SELECT pg_advisory_xact_lock(740004);
      GRANT USAGE ON SCHEMA pgboss TO lt_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO lt_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO lt_app;
      COMMIT`),
  );
}
