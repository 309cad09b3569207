import { nationalCode } from "../../../engines/codes/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import { dossiersMessageType } from "../../../protocol/dossiers/index.ts";
import { countUnanswered, insertSyncMessage } from "../store/sync-messages.ts";
import { deleteQueued, lockSyncLane, type QueuedText, readQueuedTexts } from "../store/sync-queue.ts";

/** Changes in a message, at most. */
export const mostChanges = 500;
/** Size of the changes in a message, at most, in bytes; a change alone may be larger. */
const mostBytes = 1024 * 1024;
/** Messages of a lane without an answer, at most: while the portal is away, changes wait in the queue and leave in large messages. */
const mostUnanswered = 4;

/**
 * Packs the next changes of a lane into a message of the outbox. They leave the queue in the same transaction, so that each goes once,
 * whatever dies when.
 * @returns whether there is more to pack at once
 */
export async function packLane(node: Node, lane: number): Promise<boolean> {
  return node.db.transaction().execute(async (tx) => {
    if (!(await lockSyncLane(tx, lane))) return false;
    const unanswered = await countUnanswered(tx, lane);
    if (unanswered >= mostUnanswered) return false;
    const rows = fitting(await readQueuedTexts(tx, lane, mostChanges));
    if (rows.length === 0) return false;
    await deleteQueued(
      tx,
      lane,
      rows.map(({ id }) => id),
    );
    const id = newId();
    await insertSyncMessage(tx, { id, lane, ...contentsOf(rows) }, node.clock.now());
    const json = `{"changes":[${rows.map(({ body }) => body).join(",")}]}`;
    await enqueue(tx, [{ id, destination: nationalCode, type: dossiersMessageType, key: `dossiers-${lane}`, json }]);
    return rows.length === mostChanges && unanswered + 1 < mostUnanswered;
  });
}

function fitting(rows: readonly QueuedText[]): readonly QueuedText[] {
  let bytes = 0;
  const over = rows.findIndex((row, index) => {
    bytes += Buffer.byteLength(row.body);
    return bytes > mostBytes && index > 0;
  });
  return over < 0 ? rows : rows.slice(0, over);
}

/** What is remembered of changes until they are answered. */
function contentsOf(rows: readonly QueuedText[]) {
  return {
    dossierIds: rows.map(({ dossierId }) => dossierId),
    revisions: rows.map(({ revision }) => revision),
    records: rows.map(({ kind }) => kind === "record"),
  };
}
