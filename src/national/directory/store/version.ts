import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/**
 * Raises the directory's version for a change in this transaction and returns it. Changes wait here for each other, so the
 * versions that others see are whole.
 */
export async function raiseVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    UPDATE directory.version SET number = number + 1 RETURNING number`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** The version of the newest committed change. */
export async function readVersion(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom("directory.version").select("number").executeTakeFirstOrThrow();
  return row.number;
}
