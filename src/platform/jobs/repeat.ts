import { sql } from "kysely";
import type { JobsOptions } from "./create-jobs.ts";
import type { JobDeclaration } from "./jobs.ts";

/** A job to repeat: the pause between two runs, and whose turn it is among the jobs of this process. */
export type Repeated = {
  readonly job: JobDeclaration;
  readonly seconds: number;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * Runs a job at once and then after each pause, in one process of the node at a time. Returns how to stop, which waits for a run.
 */
export function repeat(
  options: Pick<JobsOptions, "log" | "node">,
  { job, seconds, inTurn }: Repeated,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    try {
      await inTurn(async () => {
        if (!stopped) await runAlone(options, job);
      });
    } catch (error) {
      if (!stopped) options.log.error({ err: error, job: job.name }, "a job failed; it runs again after its pause");
    }
    if (!stopped) wait(seconds * 1000);
  }

  function wait(milliseconds: number): void {
    timer = setTimeout(() => {
      running = run();
    }, milliseconds);
  }

  wait(0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** The lock lasts as long as a transaction that does nothing else: a process that dies gives it back. */
async function runAlone({ node }: Pick<JobsOptions, "node">, job: JobDeclaration): Promise<void> {
  const here = node();
  await here.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ held: boolean }>`
      SELECT pg_try_advisory_xact_lock(740003, hashtext(${job.name})) AS held`.execute(tx);
    if (rows[0]?.held) await job.run(here, null);
  });
}
