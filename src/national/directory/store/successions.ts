import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Succession } from "../agency.ts";

/** Records who takes the documents of an agency, in place of what was recorded before. */
export async function saveSuccession(tx: Tx, succession: Succession): Promise<void> {
  const row = {
    agency_code: succession.agencyCode,
    successor_code: succession.successorCode,
    from_day: succession.fromDay,
    basis: succession.basis,
  };
  await tx
    .insertInto("directory.agency_successor")
    .values(row)
    .onConflict((conflict) => conflict.column("agency_code").doUpdateSet(row))
    .execute();
}

/** Every succession. */
export async function readSuccessions(db: Db | Tx): Promise<readonly Succession[]> {
  const rows = await db.selectFrom("directory.agency_successor").selectAll().orderBy("from_day").execute();
  return rows.map((row) => ({
    agencyCode: row.agency_code,
    successorCode: row.successor_code,
    fromDay: row.from_day,
    basis: row.basis,
  }));
}
