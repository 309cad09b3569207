import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { DeliveryState } from "../states.ts";

/** State per recipient, as addressed, of documents that came again. */
export async function readRepeats(
  tx: Tx,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, DeliveryState>>>> {
  if (messageIds.length === 0) return new Map();
  const { rows } = await sql<{ messageId: string; code: string; state: DeliveryState }>`
    SELECT message_id AS "messageId", recipient_code AS code, state FROM axis.delivery
    WHERE message_id = ANY(${[...new Set(messageIds)]}::uuid[])`.execute(tx);
  const groups = Map.groupBy(rows, (row) => row.messageId);
  return new Map(
    [...groups].map(([id, some]) => [id, Object.fromEntries(some.map(({ code, state }) => [code, state]))]),
  );
}
