import type { Tx } from "../db/index.ts";
import type { Text } from "../text/index.ts";

/** JSON as it travels and is stored. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A message for another node, written in the transaction that causes it: stored bytes, a value, or one that is JSON already. */
export type OutgoingMessage = {
  /** UUIDv7: the receiver acts on one id once. */
  readonly id: string;
  /** Code of the node it goes to. */
  readonly destination: string;
  /** What it is, with its version: `document.v1`. */
  readonly type: string;
  /** Messages of one key reach the destination in order; by default the id, so that nothing waits for anything. */
  readonly key?: string;
  readonly subject?: string;
  /** Small facts beside the body. */
  readonly meta?: { readonly [key: string]: Json };
  /** 0 normal to 4: higher goes first when its key allows. */
  readonly priority?: number;
} & ({ readonly payloadId: string } | { readonly data: Json } | { readonly json: string });

/** A message from another node, proved to be its own and seen for the first time. */
export type IncomingMessage = {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly key: string;
  readonly subject: string | null;
  readonly meta: { readonly [key: string]: Json };
  readonly contentType: string;
  /** The body as its sender stored it, byte for byte. */
  readonly body: Uint8Array;
};

/** What the receiver says to a message; final. Something that may pass later is thrown instead, and is tried again. */
export type Answer =
  | { readonly outcome: "accepted"; readonly data?: Json }
  | { readonly outcome: "refused"; readonly code: string; readonly message: Text };

/** A message of ours with the destination's signed answer. */
export type AnsweredMessage = {
  readonly id: string;
  readonly destination: string;
  readonly type: string;
  readonly key: string;
  readonly meta: { readonly [key: string]: Json };
  readonly payloadId: string | null;
  readonly answer: Answer;
  /** Compact JWS (EdDSA) by the destination over message id, body digest, outcome and its time: evidence for anyone. */
  readonly receipt: string;
};

/** A message of ours that was given up: a person decides. */
export type DeadMessage = Omit<AnsweredMessage, "answer" | "receipt"> & {
  readonly error: string;
  readonly attempts: number;
};

/** What a system does with messages of one type. All functions run in one transaction with the message's own bookkeeping. */
export type MessageHandler = {
  readonly type: string;
  /**
   * Longest pause between two tries, in milliseconds, for messages whose worth is in being soon there; by default up to an hour. A
   * destination that does not answer at all is left alone for up to a minute all the same.
   */
  readonly longestPause?: number;
  /** Acts on a batch, and answers each in the same order. Runs once per message id. */
  readonly receive?: (tx: Tx, messages: readonly IncomingMessage[]) => Promise<readonly Answer[]>;
  /** The answers to messages this node sent are back. */
  readonly answered?: (tx: Tx, messages: readonly AnsweredMessage[]) => Promise<void>;
  /** Delivery failed for the moment; called at each failure, so that screens can tell why. */
  readonly delayed?: (tx: Tx, messages: readonly DeadMessage[], nextAt: Date) => Promise<void>;
  /** Given up after too many attempts, or undeliverable. */
  readonly dead?: (tx: Tx, messages: readonly DeadMessage[]) => Promise<void>;
};
