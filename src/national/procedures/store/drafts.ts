import type { Selectable } from "kysely";
import type { DB, Db, Tx } from "../../../platform/db/index.ts";
import { type DraftRecord, draftSchema } from "../draft.ts";

/** A version being written. */
export type Draft = {
  readonly id: string;
  /** As typed, canonical when it can be read. */
  readonly code: string;
  /** The published version it was begun from; null for a new procedure. */
  readonly baseVersion: number | null;
  readonly record: DraftRecord;
  /** Raised by every save. */
  readonly revision: number;
  /** Domain clock. */
  readonly changedAt: Date;
  readonly changedBy: string;
};

/** Enters a draft. Undefined when there is one for the code. */
export async function insertDraft(
  tx: Tx,
  draft: Pick<Draft, "code" | "baseVersion" | "record" | "changedAt" | "changedBy">,
): Promise<string | undefined> {
  const row = await tx
    .insertInto("national_procedure.draft")
    .values({
      code: draft.code,
      base_version: draft.baseVersion,
      record: JSON.stringify(draft.record),
      created_at: draft.changedAt,
      changed_at: draft.changedAt,
      changed_by: draft.changedBy,
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Replaces what a draft says when it still is at a revision. False when somebody saved it since, or it is gone. */
export async function updateDraft(
  tx: Tx,
  draft: Pick<Draft, "id" | "code" | "record" | "revision" | "changedAt" | "changedBy">,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("national_procedure.draft")
    .set((eb) => ({
      code: draft.code,
      record: JSON.stringify(draft.record),
      revision: eb("revision", "+", 1),
      changed_at: draft.changedAt,
      changed_by: draft.changedBy,
    }))
    .where("id", "=", draft.id)
    .where("revision", "=", draft.revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Removes a draft. */
export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("national_procedure.draft").where("id", "=", id).execute();
}

/** One draft; `lock` holds it until the transaction ends. */
export async function findDraft(db: Db | Tx, id: string, lock = false): Promise<Draft | undefined> {
  const select = db.selectFrom("national_procedure.draft").selectAll().where("id", "=", id);
  const row = await (lock ? select.forUpdate() : select).executeTakeFirst();
  return row && toDraft(row);
}

/** The draft for a code. */
export async function findDraftOf(db: Db | Tx, code: string): Promise<Draft | undefined> {
  const row = await db.selectFrom("national_procedure.draft").selectAll().where("code", "=", code).executeTakeFirst();
  return row && toDraft(row);
}

/** Every draft, the last changed first. */
export async function readDrafts(db: Db | Tx): Promise<readonly Draft[]> {
  const rows = await db.selectFrom("national_procedure.draft").selectAll().orderBy("changed_at", "desc").execute();
  return rows.map(toDraft);
}

/** How many drafts there are. */
export async function countDrafts(db: Db | Tx): Promise<number> {
  const { count } = await db
    .selectFrom("national_procedure.draft")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

function toDraft(row: Selectable<DB["national_procedure.draft"]>): Draft {
  return {
    id: row.id,
    code: row.code,
    baseVersion: row.base_version,
    record: draftSchema.parse(row.record),
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}
