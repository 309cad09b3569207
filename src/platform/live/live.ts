import type { Tx } from "../db/index.ts";
import type { Json } from "../outbox/index.ts";

/** Something happened that a screen may show. It carries no people's data: a screen asks the page again. */
export type LiveEvent = { readonly topic: string; readonly data: Json };

/** News between the processes of one node, and from there to open pages. Nothing depends on news arriving. */
export type Live = {
  /** Tells of topics when the transaction commits: `axis`, `outgoing:H36.01`, `document:<id>`. `data` is at most about 7 KB. */
  publish(tx: Tx, topics: readonly string[], data?: Json): Promise<void>;
  /** Calls the listener at each event of the topics. Returns how to stop. */
  subscribe(topics: readonly string[], listener: (event: LiveEvent) => void): () => void;
  /**
   * Calls the listener at each NOTIFY of a channel, and once with `""` after a lost connection is back,
   * since news may have been missed. Returns how to stop.
   */
  onChannel(channel: string, listener: (payload: string) => void): () => void;
  /** Connects and listens. */
  start(): Promise<void>;
  /** Disconnects; open streams end. */
  stop(): Promise<void>;
  /** Aborted when the node stops. */
  readonly stopped: AbortSignal;
};
