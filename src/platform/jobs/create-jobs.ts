import type { Tx } from "../db/index.ts";
import type { Live } from "../live/index.ts";
import type { Log } from "../log/index.ts";
import type { Node } from "../node.ts";
import type { Json } from "../outbox/index.ts";
import type { JobDeclaration, Jobs } from "./jobs.ts";
import { createQueue, type Queue } from "./queue.ts";
import { repeat } from "./repeat.ts";
import { createTurns } from "./turns.ts";

/** What background work stands on. */
export type JobsOptions = {
  /** Connection as the owner of the database: the queue keeps a schema of its own, `pgboss`. */
  readonly url: string;
  readonly log: Log;
  /** The node that jobs run on; asked when a job runs. */
  readonly node: () => Node;
  /** With it, an enqueued job starts at once instead of at the next look (at most five seconds). */
  readonly live?: Live;
  /** False in a process that serves pages only: it enqueues, others run (default true). */
  readonly runs?: boolean;
};

/** Background work of a node. The queue is opened only when a job needs it. */
export function createJobs(options: JobsOptions): Jobs {
  const declared = new Map<string, JobDeclaration>();
  const stops: (() => Promise<void>)[] = [];
  let queue: Queue | undefined;
  return {
    declare(job) {
      if (declared.has(job.name)) throw new Error(`Two jobs are called ${job.name}`);
      declared.set(job.name, job);
    },
    async start() {
      const queued = [...declared.values()].filter((job) => typeof job.every !== "object");
      if (queued.length > 0) {
        queue = await createQueue(options, queued);
        stops.push(queue.stop);
      }
      if (options.runs === false) return;
      const inTurn = createTurns(turnsOf(options.node()));
      for (const job of declared.values()) {
        if (typeof job.every === "object") stops.push(repeat(options, { job, seconds: job.every.seconds, inTurn }));
      }
    },
    async stop() {
      await Promise.all(stops.splice(0).map((stop) => stop()));
      queue = undefined;
    },
    async enqueue(tx: Tx, name: string, data: Json) {
      if (typeof (declared.get(name)?.every ?? "") === "object" || !declared.has(name)) {
        throw new Error(`No job that can be enqueued is called ${name}`);
      }
      if (!queue) throw new Error(`Job ${name} enqueued before the start or after the stop`);
      await queue.enqueue(tx, name, data);
    },
  };
}

/** A run holds one connection for its lock and needs another for its work: more at once would wait for each other's connections. */
function turnsOf({ config }: Node): number {
  return Math.max(1, Math.floor(config.poolSize / 3));
}
