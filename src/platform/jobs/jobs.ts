import type { Tx } from "../db/index.ts";
import type { Node } from "../node.ts";
import type { Json } from "../outbox/index.ts";

/** Work done beside requests. It may run more than once for one cause, so it must bear that. */
export type JobDeclaration = {
  /** Lower-case words and dots, unique on the node: `office.remind`. */
  readonly name: string;
  /** When it runs by itself: a cron line of five fields in Vietnam time, or a pause in seconds between two runs. */
  readonly every?: string | { readonly seconds: number };
  /** How often an enqueued or cron job is tried again after it threw, with growing pauses (default 5). */
  readonly retries?: number;
  readonly run: (node: Node, data: Json) => Promise<void>;
};

/** The node's background work. Any number of worker processes may share one database. */
export type Jobs = {
  /** Declares a job; before `start`. Throws when the name is taken. */
  declare(job: JobDeclaration): void;
  /** Starts to run what is due. */
  start(): Promise<void>;
  /** Lets running jobs finish (up to ten seconds), then stops. */
  stop(): Promise<void>;
  /** Enqueues a job in the caller's transaction: it runs after the commit, or never when it rolls back. */
  enqueue(tx: Tx, name: string, data: Json): Promise<void>;
};
