import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { DraftToSave } from "./flow-drafts.ts";

/** A fee table while it is worked on. */
export type FeeDraft = {
  readonly offeredId: string;
  /** DMN. */
  readonly dmn: string;
  readonly version: number;
  readonly basedOn: number | null;
  readonly updatedAt: Date;
  readonly updatedByName: string;
};

/** A fee table as published; never changes. */
export type FeeVersion = {
  readonly offeredId: string;
  readonly number: number;
  readonly dmn: string;
  readonly note: string;
  readonly publishedAt: Date;
  readonly publishedByName: string;
};

const draftColumns = sql`d.offered_id AS "offeredId", d.dmn, d.version, d.based_on AS "basedOn", d.updated_at AS "updatedAt",
  d.updated_by_name AS "updatedByName"`;
const versionColumns = sql`v.offered_id AS "offeredId", v.version AS number, v.dmn, v.note, v.published_at AS "publishedAt",
  v.published_by_name AS "publishedByName"`;

/** The draft of a procedure's fee table. */
export async function findFeeDraft(db: Db | Tx, offeredId: string): Promise<FeeDraft | undefined> {
  const { rows } = await sql<FeeDraft>`
    SELECT ${draftColumns} FROM procedure.fee_draft d WHERE d.offered_id = ${offeredId}`.execute(db);
  return rows[0];
}

/** Writes a draft if it is still at the version it was made from. Answers the new version; undefined when somebody else saved meanwhile. */
export async function writeFeeDraft(tx: Tx, draft: DraftToSave): Promise<number | undefined> {
  const { offeredId, content, from, basedOn, at, by } = draft;
  const { rows } =
    from === 0
      ? await sql<{ version: number }>`
          INSERT INTO procedure.fee_draft (offered_id, dmn, version, based_on, updated_at, updated_by, updated_by_name)
          VALUES (${offeredId}, ${content}, 1, ${basedOn}, ${at}, ${by.accountId}, ${by.name})
          ON CONFLICT DO NOTHING RETURNING version`.execute(tx)
      : await sql<{ version: number }>`
          UPDATE procedure.fee_draft SET dmn = ${content}, version = version + 1, based_on = ${basedOn}, updated_at = ${at},
            updated_by = ${by.accountId}, updated_by_name = ${by.name}
          WHERE offered_id = ${offeredId} AND version = ${from} RETURNING version`.execute(tx);
  return rows[0]?.version;
}

/** Notes that a draft now begins from a published version; who published it too, from the draft as it was, is refused by its version. */
export async function baseFeeDraft(tx: Tx, offeredId: string, number: number): Promise<void> {
  await sql`
    UPDATE procedure.fee_draft SET based_on = ${number}, version = version + 1 WHERE offered_id = ${offeredId}`.execute(
    tx,
  );
}

/** Every published fee table of a procedure, the newest first. */
export async function feeVersions(db: Db | Tx, offeredId: string): Promise<readonly FeeVersion[]> {
  const { rows } = await sql<FeeVersion>`
    SELECT ${versionColumns} FROM procedure.fee_version v WHERE v.offered_id = ${offeredId} ORDER BY v.version DESC`.execute(
    db,
  );
  return rows;
}

/** The fee table of a procedure in force at an instant: the newest published until then. */
export async function findFeeTableAt(db: Db | Tx, offeredId: string, at: Date): Promise<FeeVersion | undefined> {
  const { rows } = await sql<FeeVersion>`
    SELECT ${versionColumns} FROM procedure.fee_version v WHERE v.offered_id = ${offeredId} AND v.published_at <= ${at}
    ORDER BY v.version DESC LIMIT 1`.execute(db);
  return rows[0];
}

/** Adds a published fee table. Answers false when its number was taken meanwhile. */
export async function insertFeeVersion(
  tx: Tx,
  version: FeeVersion & { readonly publishedBy: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO procedure.fee_version (offered_id, version, dmn, note, published_at, published_by, published_by_name)
    VALUES (${version.offeredId}, ${version.number}, ${version.dmn}, ${version.note}, ${version.publishedAt},
      ${version.publishedBy}, ${version.publishedByName})
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}
