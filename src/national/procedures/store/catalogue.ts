import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/**
 * Raises the catalogue's version for a publication in this transaction and returns it. Publications wait here for each other, so that
 * what copies are told is whole and in order.
 */
export async function raiseVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    UPDATE national_procedure.catalogue SET version = version + 1 RETURNING version`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** The version of the newest committed publication; 0 while nothing was published. */
export async function readVersion(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom("national_procedure.catalogue").select("version").executeTakeFirstOrThrow();
  return row.version;
}
