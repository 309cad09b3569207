import { type Kysely, sql } from "kysely";
import type { Clock } from "../clock/index.ts";
import { type DB, type Db, digestOf, type Tx } from "../db/index.ts";
import { DomainError } from "../errors/index.ts";
import type { NodeKeys } from "../keys/index.ts";
import type { Log } from "../log/index.ts";
import type { BatchReply, Envelope } from "./batch.ts";
import { laneOf } from "./enqueue.ts";
import type { Answer, MessageHandler } from "./messages.ts";

/** What receiving needs of the node. */
export type InboxContext = {
  readonly db: Db;
  readonly keys: NodeKeys;
  readonly clock: Clock;
  readonly log: Log;
  readonly handler: (type: string) => MessageHandler | undefined;
};

type Result = BatchReply["results"][number];
type Stored = { readonly answer: Answer; readonly receipt: string; readonly digest: Buffer };

/**
 * Acts on a proven batch from a peer. Ids seen before get their first answer again; the rest are acted on in one
 * transaction. When one message spoils it, each is tried alone, so that the good ones are not held up.
 */
export async function receiveBatch(
  context: InboxContext,
  source: string,
  batch: readonly Envelope[],
): Promise<readonly Result[]> {
  const proper = batch.filter((message) => message.source === source);
  try {
    return await receiveTogether(context, source, proper);
  } catch (error) {
    context.log.warn({ source, size: proper.length, error: String(error) }, "batch tried one by one");
    const results: Result[] = [];
    for (const message of proper) results.push(await receiveAlone(context, source, message));
    return results;
  }
}

async function receiveAlone(context: InboxContext, source: string, message: Envelope): Promise<Result> {
  try {
    const [result] = await receiveTogether(context, source, [message]);
    if (!result) throw new Error("no result");
    return result;
  } catch (error) {
    if (error instanceof DomainError && error.kind !== "unavailable") return refuseFor(context, source, message, error);
    context.log.error({ source, id: message.id, type: message.type, error: String(error) }, "message not handled");
    return { id: message.id, retry: error instanceof DomainError ? error.code : "node.busy" };
  }
}

/** A handler threw a final "no": it is stored as the message's answer. */
async function refuseFor(
  context: InboxContext,
  source: string,
  message: Envelope,
  error: DomainError,
): Promise<Result> {
  const answer: Answer = { outcome: "refused", code: error.code, message: error.people };
  return context.db.transaction().execute(async (tx) => {
    const [stored] = await storeAnswers(context, tx, source, [message], [answer]);
    if (!stored) throw new Error("no answer stored");
    return toResult(message.id, stored);
  });
}

async function receiveTogether(
  context: InboxContext,
  source: string,
  batch: readonly Envelope[],
): Promise<readonly Result[]> {
  return context.db.transaction().execute(async (tx) => {
    await lockLanes(tx, source, batch);
    const seen = await findAnswers(
      tx,
      batch.map((message) => message.id),
    );
    const fresh = batch.filter((message) => !seen.has(message.id));
    const answers = await act(context, tx, fresh);
    const stored = await storeAnswers(context, tx, source, fresh, answers);
    const fromNow = new Map(fresh.map((message, index) => [message.id, stored[index]]));
    return batch.map((message) => {
      const found = seen.get(message.id) ?? fromNow.get(message.id);
      if (!found) throw new Error(`no answer for ${message.id}`);
      if (found.digest.equals(digestOf(message.body))) return toResult(message.id, found);
      return { id: message.id, retry: "node.id-reused" };
    });
  });
}

/** A repeat after a time-out must wait for the first try to end: the same lane of the same source is taken one at a time. */
async function lockLanes(tx: Tx, source: string, batch: readonly Envelope[]): Promise<void> {
  const names = [...new Set(batch.map((message) => laneOf(message.key)))]
    .sort()
    .map((lane) => `inbox:${source}:${lane}`);
  for (const name of names) await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

async function findAnswers(db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("platform.inbox")
    .select(["id", "answer", "receipt", "digest"])
    .where("id", "in", ids)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { answer: row.answer as Answer, receipt: row.receipt, digest: row.digest }]),
  );
}

/** Runs the handlers, one call per type, keeping the order of the batch in the answers. */
async function act(context: InboxContext, tx: Tx, fresh: readonly Envelope[]): Promise<readonly Answer[]> {
  const answers = new Map<string, Answer>();
  for (const [type, messages] of Map.groupBy(fresh, (message) => message.type)) {
    const handler = context.handler(type);
    const made = handler?.receive ? await handler.receive(tx, messages) : messages.map(() => unknownType(type));
    messages.forEach((message, index) => {
      const answer = made[index];
      if (!answer) throw new Error(`handler of ${type} gave no answer`);
      answers.set(message.id, answer);
    });
  }
  return fresh.map((message) => answers.get(message.id) ?? unknownType(message.type));
}

function unknownType(type: string): Answer {
  return {
    outcome: "refused",
    code: "node.unknown-type",
    message: { vi: `Nút này không nhận thông điệp loại ${type}.`, en: `This node takes no messages of type ${type}.` },
  };
}

async function storeAnswers(
  context: InboxContext,
  tx: Tx,
  source: string,
  messages: readonly Envelope[],
  answers: readonly Answer[],
): Promise<readonly Stored[]> {
  if (messages.length === 0) return [];
  const iat = Math.floor(context.clock.now().getTime() / 1000);
  const stored = await Promise.all(
    messages.map(async (message, index): Promise<Stored> => {
      const answer = answers[index] ?? unknownType(message.type);
      const digest = digestOf(message.body);
      const claims = {
        iss: context.keys.code,
        aud: source,
        sub: message.id,
        digest: digest.toString("base64url"),
        outcome: answer.outcome,
        iat,
      };
      return { answer, digest, receipt: await context.keys.signReceipt(claims) };
    }),
  );
  await sql`
    INSERT INTO platform.inbox (id, source, type, digest, answer, receipt)
    SELECT id, ${source}, type, digest, answer, receipt FROM unnest(
      ${messages.map((m) => m.id)}::uuid[], ${messages.map((m) => m.type)}::text[], ${stored.map((s) => s.digest)}::bytea[],
      ${stored.map((s) => JSON.stringify(s.answer))}::jsonb[], ${stored.map((s) => s.receipt)}::text[])
      AS t(id, type, digest, answer, receipt)`.execute(tx);
  return stored;
}

function toResult(id: string, stored: Stored): Result {
  return { id, answer: stored.answer, receipt: stored.receipt } as Result;
}
