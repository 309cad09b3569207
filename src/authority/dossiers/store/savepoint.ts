import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** Does part of a transaction: when it fails, what it wrote is taken back and the rest of the transaction stands. */
export async function withinSavepoint<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  await sql`SAVEPOINT part`.execute(tx);
  try {
    const done = await act();
    await sql`RELEASE SAVEPOINT part`.execute(tx);
    return done;
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT part`.execute(tx);
    throw error;
  }
}
