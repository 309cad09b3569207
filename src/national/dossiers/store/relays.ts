import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A step, or its answer, on its way from one authority to another. */
export type Relay = {
  /** Also the id of the message that carries it on. */
  readonly id: string;
  readonly fromNode: string;
  readonly toNode: string;
  readonly kind: "step" | "answer";
  readonly stepId: string;
  readonly code: string;
  readonly at: Date;
};

/** Notes what is passed on. */
export async function insertRelay(tx: Tx, relay: Relay): Promise<void> {
  await sql`
    INSERT INTO national_dossier.relay (id, from_node, to_node, kind, step_id, code, state, at)
    VALUES (${relay.id}, ${relay.fromNode}, ${relay.toNode}, ${relay.kind}, ${relay.stepId}, ${relay.code}, 'waiting', ${relay.at})`.execute(
    tx,
  );
}

/** Notes what became of it, and answers whose it was. */
export async function settleRelay(
  tx: Tx,
  { id, state, at }: { readonly id: string; readonly state: "delivered" | "refused"; readonly at: Date },
): Promise<Relay | undefined> {
  const { rows } = await sql<Relay>`
    UPDATE national_dossier.relay SET state = ${state}, delivered_at = ${at} WHERE id = ${id}
    RETURNING id, from_node AS "fromNode", to_node AS "toNode", kind, step_id AS "stepId", code, at`.execute(tx);
  return rows[0];
}

/** Whether a node is known here and may be sent to. */
export async function isPeer(db: Db | Tx, code: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM platform.peer WHERE code = ${code} AND enabled`.execute(db);
  return rows.length > 0;
}
