import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** A message of any kind that waits for a node. Instants are of the machine's clock. */
export type QueuedMessage = {
  readonly id: string;
  readonly type: string;
  /** The document it is about, for most kinds. */
  readonly key: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly nextAt: Date;
  /** Given up: a person decides. */
  readonly dead: boolean;
  readonly lastError: string | null;
  /** The document on the axis, when the message brings one. */
  readonly messageId: string | null;
};

/** The queue of a node, the next to go first; what was given up at the end. */
export async function readQueue(
  db: Db,
  nodeCode: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly messages: readonly QueuedMessage[]; readonly total: number }> {
  const { rows } = await sql<QueuedMessage>`
    SELECT id, type, key, created_at AS "createdAt", attempts, next_at AS "nextAt", dead_at IS NOT NULL AS dead,
      last_error AS "lastError", meta->>'axisMessageId' AS "messageId"
    FROM platform.outbox WHERE destination = ${nodeCode}
    ORDER BY dead_at IS NOT NULL, priority DESC, id OFFSET ${page.offset} LIMIT ${page.limit}`.execute(db);
  const total = await sql<{
    total: number;
  }>`SELECT count(*) AS total FROM platform.outbox WHERE destination = ${nodeCode}`.execute(db);
  return { messages: rows, total: total.rows[0]?.total ?? 0 };
}
