import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Log } from "../log/index.ts";

/** A connection that listens, and comes back when it is lost. */
export type Listening = {
  /** Also listens to this channel, now and after each reconnection. */
  listenTo(channel: string): void;
  /** Returns when it listens. Throws when the first connection fails. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** What a listening connection tells. */
export type ListeningOptions = {
  readonly url: string;
  readonly log: Log;
  readonly onNotification: (channel: string, payload: string) => void;
  /** The connection is back after it was lost: notifications may have been missed. */
  readonly onMissed: () => void;
};

const heartbeatMilliseconds = 15_000;
const answerMilliseconds = 5_000;
const longestPauseMilliseconds = 5_000;

/** Holds one connection for LISTEN. */
export function listen(options: ListeningOptions): Listening {
  const channels = new Set<string>();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let running: Promise<void> = Promise.resolve();

  async function connect(): Promise<Session> {
    const session = await openSession(options, channels);
    client = session.client;
    return session;
  }

  async function run(first: Session): Promise<void> {
    let lost: Promise<unknown> = first.lost;
    for (;;) {
      await lost;
      client = undefined;
      if (stopping.signal.aborted) return;
      options.log.warn("the listening connection was lost; connecting again");
      const session = await reconnect(connect, stopping.signal);
      if (!session) return;
      lost = session.lost;
      options.onMissed();
    }
  }

  return {
    listenTo(channel) {
      if (channels.has(channel)) return;
      channels.add(channel);
      // A failure here means that the connection is lost: the next one listens to all channels.
      client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
    },
    async start() {
      running = run(await connect());
    },
    async stop() {
      stopping.abort();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}

type Session = { readonly client: pg.Client; readonly lost: Promise<void> };

async function openSession(options: ListeningOptions, channels: ReadonlySet<string>): Promise<Session> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: "lienthong live",
    keepAlive: true,
    query_timeout: answerMilliseconds,
    connectionTimeoutMillis: answerMilliseconds,
    options: "-c role=lt_app",
  });
  const lost = new Promise<void>((resolve) => {
    client.once("end", resolve);
    client.on("error", () => resolve());
  });
  client.on("notification", (message) => options.onNotification(message.channel, message.payload ?? ""));
  await client.connect();
  try {
    for (const channel of channels) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  beat(client, lost);
  return { client, lost };
}

/** A server that vanished without a word is noticed by asking it. */
function beat(client: pg.Client, lost: Promise<void>): void {
  const timer = setInterval(() => {
    client.query("SELECT 1").catch(() => client.end().catch(() => undefined));
  }, heartbeatMilliseconds);
  timer.unref();
  lost.finally(() => clearInterval(timer));
}

async function reconnect(connect: () => Promise<Session>, signal: AbortSignal): Promise<Session | undefined> {
  for (let wait = 100; ; wait = Math.min(wait * 2, longestPauseMilliseconds)) {
    await pause(wait * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    const session = await connect().catch(() => undefined);
    if (session && signal.aborted) await session.client.end();
    if (session) return session;
  }
}
