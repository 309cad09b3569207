import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A flow while it is worked on: one BPMN file, whichever editor changes it. */
export type FlowDraft = {
  readonly offeredId: string;
  readonly xml: string;
  /** Raised by every save. */
  readonly version: number;
  /** Number of the published version it began from; null for none. */
  readonly basedOn: number | null;
  readonly updatedAt: Date;
  readonly updatedByName: string;
};

/** What a save writes. */
export type DraftToSave = {
  readonly offeredId: string;
  readonly content: string;
  /** Version it was made from; 0 for a draft that is not there yet. */
  readonly from: number;
  readonly basedOn: number | null;
  readonly at: Date;
  readonly by: { readonly accountId: string; readonly name: string };
};

const columns = sql`d.offered_id AS "offeredId", d.xml, d.version, d.based_on AS "basedOn", d.updated_at AS "updatedAt",
  d.updated_by_name AS "updatedByName"`;

/** The draft of a procedure's flow. */
export async function findFlowDraft(db: Db | Tx, offeredId: string): Promise<FlowDraft | undefined> {
  const { rows } = await sql<FlowDraft>`
    SELECT ${columns} FROM procedure.flow_draft d WHERE d.offered_id = ${offeredId}`.execute(db);
  return rows[0];
}

/** Writes a draft if it is still at the version it was made from. Answers the new version; undefined when somebody else saved meanwhile. */
export async function writeFlowDraft(tx: Tx, draft: DraftToSave): Promise<number | undefined> {
  const { offeredId, content, from, basedOn, at, by } = draft;
  const { rows } =
    from === 0
      ? await sql<{ version: number }>`
          INSERT INTO procedure.flow_draft (offered_id, xml, version, based_on, updated_at, updated_by, updated_by_name)
          VALUES (${offeredId}, ${content}, 1, ${basedOn}, ${at}, ${by.accountId}, ${by.name})
          ON CONFLICT DO NOTHING RETURNING version`.execute(tx)
      : await sql<{ version: number }>`
          UPDATE procedure.flow_draft SET xml = ${content}, version = version + 1, based_on = ${basedOn}, updated_at = ${at},
            updated_by = ${by.accountId}, updated_by_name = ${by.name}
          WHERE offered_id = ${offeredId} AND version = ${from} RETURNING version`.execute(tx);
  return rows[0]?.version;
}

/** Takes a draft away, if it is still at a version. Answers whether it was. */
export async function deleteFlowDraft(tx: Tx, offeredId: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM procedure.flow_draft WHERE offered_id = ${offeredId} AND version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}
