import { sql } from "kysely";
import type { Tx } from "../db/index.ts";
import { maxAttempts, waitAfter } from "./backoff.ts";
import type { Claimed } from "./claim.ts";
import type { AnsweredMessage, DeadMessage, MessageHandler } from "./messages.ts";

/** Finds the handler of a message type. */
export type FindHandler = (type: string) => MessageHandler | undefined;

/** Answers are back: tells the systems and removes the rows, in the caller's transaction. */
export async function settleAnswered(tx: Tx, find: FindHandler, answered: readonly AnsweredMessage[]): Promise<void> {
  if (answered.length === 0) return;
  for (const [type, messages] of Map.groupBy(answered, (message) => message.type)) {
    await find(type)?.answered?.(tx, messages);
  }
  await sql`DELETE FROM platform.outbox WHERE id = ANY(${answered.map((message) => message.id)}::uuid[])`.execute(tx);
}

/** A try failed: the rows wait longer, or, after too many tries, wait for a person. */
export async function settleFailed(
  tx: Tx,
  find: FindHandler,
  failed: readonly { readonly claimed: Claimed; readonly error: string }[],
  now: Date,
  random: () => number,
): Promise<void> {
  const kindOf = ({ claimed }: (typeof failed)[number]): string =>
    `${claimed.attempts + 1 >= maxAttempts} ${find(claimed.sent.type)?.longestPause ?? ""}`;
  for (const group of Map.groupBy(failed, kindOf).values()) {
    const messages = group.map(
      ({ claimed, error }): DeadMessage => ({ ...claimed.sent, error, attempts: claimed.attempts + 1 }),
    );
    const fewest = Math.min(...messages.map((m) => m.attempts));
    const gaveUp = fewest >= maxAttempts;
    const longest = find(messages[0]?.type ?? "")?.longestPause ?? Number.POSITIVE_INFINITY;
    const nextAt = new Date(now.getTime() + Math.min(waitAfter(fewest, random()), longest));
    await sql`
      UPDATE platform.outbox o SET attempts = o.attempts + 1, last_error = t.error,
        next_at = ${nextAt}, dead_at = CASE WHEN ${gaveUp} THEN now() END
      FROM unnest(${messages.map((m) => m.id)}::uuid[], ${messages.map((m) => m.error)}::text[]) AS t(id, error)
      WHERE o.id = t.id`.execute(tx);
    for (const [type, some] of Map.groupBy(messages, (message) => message.type)) {
      const handler = find(type);
      await (gaveUp ? handler?.dead?.(tx, some) : handler?.delayed?.(tx, some, nextAt));
    }
  }
}
