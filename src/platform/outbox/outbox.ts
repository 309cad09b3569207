import { setTimeout as wait } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { Clock } from "../clock/index.ts";
import type { DB, Db } from "../db/index.ts";
import type { NodeKeys } from "../keys/index.ts";
import type { Log } from "../log/index.ts";
import { noteFailure, noteSuccess, openUntil } from "./breaker.ts";
import { type Claimed, claim } from "./claim.ts";
import { createConnections, type Delivery, deliver } from "./deliver.ts";
import { lanes } from "./enqueue.ts";
import type { MessageHandler } from "./messages.ts";
import { settleAnswered, settleFailed } from "./settle.ts";

/** What the dispatcher needs of the node. */
export type OutboxContext = {
  readonly db: Db;
  readonly keys: NodeKeys;
  readonly machine: Clock;
  readonly log: Log;
  readonly random?: () => number;
};

/** The dispatcher of a node's messages to other nodes, and the register of what to do with messages. */
export type Outbox = {
  register(handlers: readonly MessageHandler[]): void;
  handler(type: string): MessageHandler | undefined;
  /** Starts delivering. */
  start(): void;
  /** Something is waiting for a destination. */
  wake(destination: string): void;
  /** Ends after the batches under way. */
  stop(): Promise<void>;
};

/** How often the table is looked at when nobody wakes the dispatcher, in milliseconds. */
const pollEvery = 1_000;

type Lane = { readonly destination: string; readonly number: number; woken: boolean; running: Promise<void> };

/** Makes the dispatcher of a node. One lane is one stream of batches; all lanes of all destinations run side by side. */
export function createOutbox(context: OutboxContext): Outbox {
  const handlers = new Map<string, MessageHandler>();
  const find = (type: string) => handlers.get(type);
  const running = new Map<string, Lane>();
  const connections = createConnections();
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;

  function wake(destination: string): void {
    if (stopped) return;
    for (let number = 0; number < lanes; number++) wakeLane(destination, number);
  }

  function wakeLane(destination: string, number: number): void {
    const name = `${destination}:${number}`;
    const found = running.get(name);
    if (found) {
      found.woken = true;
      return;
    }
    const lane: Lane = { destination, number, woken: false, running: Promise.resolve() };
    running.set(name, lane);
    lane.running = drain(lane).finally(() => {
      running.delete(name);
      if (lane.woken) wakeLane(destination, number);
    });
  }

  async function drain(lane: Lane): Promise<void> {
    while (!stopped) {
      lane.woken = false;
      try {
        const until = await openUntil(context.db, lane.destination);
        if (until && until > context.machine.now()) return;
        if ((await sendOnce(context, find, connections, lane)) === 0 && !lane.woken) return;
      } catch (error) {
        context.log.warn({ destination: lane.destination, error: String(error) }, "outbox lane paused");
        await wait(300);
        return;
      }
    }
  }

  async function poll(): Promise<void> {
    try {
      const { rows } = await sql<{ destination: string; lane: number }>`
        SELECT DISTINCT destination, lane FROM platform.outbox WHERE dead_at IS NULL AND next_at <= now()`.execute(
        context.db,
      );
      for (const row of rows) wakeLane(row.destination, row.lane);
    } catch (error) {
      context.log.warn({ error: String(error) }, "outbox not read");
    }
    if (!stopped) timer = setTimeout(() => void poll(), pollEvery);
  }

  return {
    register: (some) => {
      for (const handler of some) handlers.set(handler.type, handler);
    },
    handler: find,
    start: () => {
      if (!stopped) return;
      stopped = false;
      void poll();
    },
    wake,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([...running.values()].map((lane) => lane.running));
      await connections.close();
    },
  };
}

/** Takes one batch of a lane, sends it and settles it, in one transaction: a death in between leaves the rows as they were. */
async function sendOnce(
  context: OutboxContext,
  find: (type: string) => MessageHandler | undefined,
  connections: ReturnType<typeof createConnections>,
  lane: Lane,
): Promise<number> {
  const random = context.random ?? Math.random;
  return context.db.transaction().execute(async (tx) => {
    const batch = await claim(tx, context.keys.code, lane.destination, lane.number);
    if (!batch || batch.length === 0) return 0;
    const delivery = await attempt(context, connections, lane.destination, batch);
    await settleAnswered(tx, find, delivery.answered);
    if (delivery.failed.length > 0) await settleFailed(tx, find, delivery.failed, context.machine.now(), random);
    if (delivery.reached) await noteSuccess(tx, lane.destination);
    else await noteFailure(tx, lane.destination, delivery.failed[0]?.error ?? "", random);
    return delivery.answered.length;
  });
}

async function attempt(
  context: OutboxContext,
  connections: ReturnType<typeof createConnections>,
  destination: string,
  batch: readonly Claimed[],
): Promise<Delivery & { readonly reached: boolean }> {
  try {
    const peer = await context.keys.findPeer(destination);
    if (!peer?.enabled) throw new Error(`node.unknown: ${destination}`);
    return { ...(await deliver(context.keys, connections, peer, batch)), reached: true };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    context.log.warn({ destination, size: batch.length, error: message }, "batch not delivered");
    return { answered: [], failed: batch.map((claimed) => ({ claimed, error: message })), reached: false };
  }
}

/** A destination's queue as screens show it. */
export type QueueState = {
  readonly destination: string;
  readonly waiting: number;
  readonly dead: number;
  readonly oldestAt: Date | null;
  readonly failures: number;
  readonly openUntil: Date | null;
  readonly lastError: string | null;
  readonly lastOkAt: Date | null;
};

/** The queue per destination, for every peer of the node. */
export async function readQueues(db: Kysely<DB>): Promise<readonly QueueState[]> {
  const { rows } = await sql<QueueState>`
    SELECT p.code AS destination, count(o.id) FILTER (WHERE o.dead_at IS NULL) AS waiting,
      count(o.id) FILTER (WHERE o.dead_at IS NOT NULL) AS dead, min(o.created_at) FILTER (WHERE o.dead_at IS NULL) AS "oldestAt",
      coalesce(b.failures, 0) AS failures, b.open_until AS "openUntil", b.last_error AS "lastError", b.last_ok_at AS "lastOkAt"
    FROM platform.peer p LEFT JOIN platform.outbox o ON o.destination = p.code LEFT JOIN platform.breaker b ON b.destination = p.code
    GROUP BY p.code, b.destination ORDER BY p.code`.execute(db);
  return rows;
}

/** A person lets messages go again at once: given-up or waiting ones, and their destination is tried again. */
export async function releaseMessages(tx: Kysely<DB>, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ destination: string }>`
    UPDATE platform.outbox SET dead_at = NULL, attempts = 0, next_at = clock_timestamp()
    WHERE id = ANY(${ids}::uuid[]) RETURNING destination`.execute(tx);
  const destinations = [...new Set(rows.map((row) => row.destination))];
  await sql`UPDATE platform.breaker SET failures = 0, open_until = NULL WHERE destination = ANY(${destinations}::text[])`.execute(
    tx,
  );
  await sql`SELECT pg_notify('lt_outbox', d) FROM unnest(${destinations}::text[]) AS d`.execute(tx);
  return rows.length;
}
