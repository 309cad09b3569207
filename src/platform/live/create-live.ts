import { sql } from "kysely";
import type { Tx } from "../db/index.ts";
import type { Log } from "../log/index.ts";
import type { Json } from "../outbox/index.ts";
import { listen } from "./connection.ts";
import type { Live, LiveEvent } from "./live.ts";

/** What live news needs. */
export type LiveOptions = {
  readonly url: string;
  readonly log: Log;
};

const channel = "lt_live";
/** NOTIFY carries less than 8000 bytes. */
const maxPayloadBytes = 7900;

/** Live news over LISTEN/NOTIFY, on one connection of its own per process. */
export function createLive({ url, log }: LiveOptions): Live {
  const topics = new Map<string, Set<(event: LiveEvent) => void>>();
  const channels = new Map<string, Set<(payload: string) => void>>();
  const stopping = new AbortController();
  const connection = listen({
    url,
    log,
    onNotification: (name, payload) => callAll(channels.get(name), payload, log),
    onMissed: () => {
      for (const listeners of channels.values()) callAll(listeners, "", log);
    },
  });
  const live: Live = {
    publish,
    subscribe: (names, listener) => joinAll(topics, names, listener),
    onChannel(name, listener) {
      const leave = join(channels, name, listener);
      connection.listenTo(name);
      return leave;
    },
    start: () => connection.start(),
    async stop() {
      stopping.abort();
      await connection.stop();
    },
    stopped: stopping.signal,
  };
  live.onChannel(channel, (payload) => {
    if (payload !== "") spread(topics, payload, log);
    // News was missed: whoever shows a topic looks again.
    else for (const [topic, listeners] of topics) callAll(listeners, { topic, data: null }, log);
  });
  return live;
}

async function publish(tx: Tx, topics: readonly string[], data: Json = null): Promise<void> {
  if (topics.length === 0) return;
  const payloads = [...new Set(topics)].map((topic) => JSON.stringify({ topic, data }));
  const tooLong = payloads.find((payload) => Buffer.byteLength(payload) > maxPayloadBytes);
  if (tooLong) throw new Error(`Live news of ${Buffer.byteLength(tooLong)} bytes: send a topic and let the page ask`);
  await sql`SELECT pg_notify(${channel}, payload) FROM unnest(${payloads}::text[]) AS payload`.execute(tx);
}

function spread(topics: ReadonlyMap<string, ReadonlySet<(event: LiveEvent) => void>>, payload: string, log: Log): void {
  const event = JSON.parse(payload) as LiveEvent; // written by publish alone
  callAll(topics.get(event.topic), event, log);
}

function callAll<T>(listeners: ReadonlySet<(value: T) => void> | undefined, value: T, log: Log): void {
  for (const listener of listeners ?? []) {
    try {
      listener(value);
    } catch (error) {
      log.error({ err: error }, "a live listener failed");
    }
  }
}

function joinAll<T>(groups: Map<string, Set<T>>, names: readonly string[], member: T): () => void {
  const leaves = names.map((name) => join(groups, name, member));
  return () => {
    for (const leave of leaves) leave();
  };
}

function join<T>(groups: Map<string, Set<T>>, name: string, member: T): () => void {
  const group = groups.get(name) ?? new Set<T>();
  groups.set(name, group.add(member));
  return () => {
    group.delete(member);
    if (group.size === 0 && groups.get(name) === group) groups.delete(name);
  };
}
