import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/**
 * Lets nothing new begin on a flow, or lets it begin again; instances under way go on in any case. To be called in the transaction that
 * withdraws the procedure or takes it up again.
 */
export async function setRetired(tx: Db | Tx, flow: string, since: Date | null): Promise<void> {
  if (since === null) await sql`DELETE FROM flow.retired WHERE flow = ${flow}`.execute(tx);
  else
    await sql`INSERT INTO flow.retired (flow, since) VALUES (${flow}, ${since}) ON CONFLICT (flow) DO NOTHING`.execute(
      tx,
    );
}

/** Whether the procedure of a flow was withdrawn. */
export async function isRetired(tx: Db | Tx, flow: string): Promise<boolean> {
  const { rows } = await sql`/* prepared: flow.is-retired */ SELECT FROM flow.retired WHERE flow = ${flow}`.execute(tx);
  return rows.length > 0;
}
