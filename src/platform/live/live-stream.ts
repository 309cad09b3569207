import { type SSEMessage, type SSEStreamingApi, streamSSE } from "hono/streaming";
import { DomainError } from "../errors/index.ts";
import type { AppContext } from "../http/index.ts";
import type { Live, LiveEvent } from "./live.ts";

/** How events become messages. */
export type LiveStreamOptions = {
  /**
   * What the page receives for an event; undefined: nothing. By default `event: live`, with the event as JSON. A DomainError (what is shown
   * may not be seen any more) ends the stream.
   */
  readonly message?: (event: LiveEvent) => SSEMessage | undefined | Promise<SSEMessage | undefined>;
  /** Events of one topic within this pause are one message, the last (default 250 ms). */
  readonly pauseMilliseconds?: number;
  /** Silence after which a comment keeps the connection open through proxies (default 20 s). */
  readonly heartbeatMilliseconds?: number;
};

/**
 * Answers with server-sent events of the topics until the page leaves or the node stops.
 * A page that comes back (`Last-Event-ID`) may have missed news: it gets each topic once, at once.
 * Before news, and at each silence, it is found out anew who is signed in: after a sign-out or when the person's rights are not those of the
 * request, the stream ends; a page that comes back then is asked like any other.
 */
export function liveStream(
  c: AppContext,
  live: Live,
  topics: readonly string[],
  options: LiveStreamOptions = {},
): Response {
  c.header("X-Accel-Buffering", "no");
  const cameBack = c.req.header("Last-Event-ID") !== undefined;
  return streamSSE(c, async (stream) => {
    const queue = createQueue(cameBack ? topics : []);
    const leave = live.subscribe(topics, queue.add);
    const end = (): void => queue.close();
    live.stopped.addEventListener("abort", end);
    stream.onAbort(end);
    if (live.stopped.aborted) end();
    try {
      await send(stream, queue, options, c.get("stillHolds"));
    } finally {
      leave();
      live.stopped.removeEventListener("abort", end);
    }
  });
}

async function send(
  stream: SSEStreamingApi,
  queue: Queue,
  options: LiveStreamOptions,
  stillHolds: (() => Promise<boolean>) | undefined,
): Promise<void> {
  const message = options.message ?? asJson;
  let id = 0;
  await stream.write(": open\n\n");
  while (!queue.closed()) {
    const events = await queue.take(options.heartbeatMilliseconds ?? 20_000);
    if (queue.closed() || (stillHolds && !(await stillHolds()))) return;
    if (events.length === 0) await stream.write(": still here\n\n");
    for (const event of events) {
      const made = await seen(() => message(event));
      if (made === "not-seen") return;
      id += 1;
      if (made) await stream.writeSSE({ id: String(id), ...made });
    }
    if (events.length > 0) await queue.rest(options.pauseMilliseconds ?? 250);
  }
}

async function seen<T>(make: () => T | Promise<T>): Promise<T | "not-seen"> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof DomainError) return "not-seen";
    throw error;
  }
}

function asJson(event: LiveEvent): SSEMessage {
  return { event: "live", data: JSON.stringify(event) };
}

type Queue = {
  add(event: LiveEvent): void;
  /** What waits, or nothing after the given silence. */
  take(milliseconds: number): Promise<readonly LiveEvent[]>;
  rest(milliseconds: number): Promise<void>;
  close(): void;
  closed(): boolean;
};

/** The newest event of each topic, waiting to be sent: a slow page costs no more than its topics. */
function createQueue(first: readonly string[]): Queue {
  const waiting = new Map<string, LiveEvent>(first.map((topic) => [topic, { topic, data: null }]));
  let isClosed = false;
  let wake: (() => void) | undefined;
  const sleep = (milliseconds: number, until: "news" | "close"): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        if (until === "close" && !isClosed) return;
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    add(event) {
      waiting.set(event.topic, event);
      wake?.();
    },
    async take(milliseconds) {
      if (waiting.size === 0 && !isClosed) await sleep(milliseconds, "news");
      const events = [...waiting.values()];
      waiting.clear();
      return events;
    },
    async rest(milliseconds) {
      if (!isClosed) await sleep(milliseconds, "close");
    },
    close() {
      isClosed = true;
      wake?.();
    },
    closed: () => isClosed,
  };
}
