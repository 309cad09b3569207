import { type Selectable, sql } from "kysely";
import type { DB, Db, Tx } from "../../../platform/db/index.ts";
import { type Procedure, procedureSchema } from "../../../protocol/procedures/index.ts";

/** A published version without its record. */
export type VersionEntry = {
  readonly code: string;
  readonly version: number;
  readonly announcedOn: string;
  readonly effectiveFrom: string;
  readonly publishedOn: string;
  readonly announcedLate: boolean;
  readonly publishedLate: boolean;
  /** Parts that differ from the version before. */
  readonly changes: readonly string[];
  /** Domain clock. */
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly decision: string;
};

/** A version about to be entered. */
export type NewVersion = {
  readonly record: Procedure;
  readonly publishedOn: string;
  readonly announcedLate: boolean;
  readonly publishedLate: boolean;
  readonly changes: readonly string[];
  readonly publishedBy: string;
};

/** Enters published versions in one statement. */
export async function insertVersions(
  tx: Tx,
  versions: readonly NewVersion[],
  stamp: { readonly catalogueVersion: number; readonly at: Date },
): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map((one) => ({
    ...{ code: one.record.code, version: one.record.version, record: one.record, owner: one.record.owner },
    ...{
      announced_on: one.record.announcedOn,
      effective_from: one.record.effectiveFrom,
      published_on: one.publishedOn,
    },
    ...{ announced_late: one.announcedLate, published_late: one.publishedLate, changes: one.changes },
    ...{ published_by: one.publishedBy, published_at: stamp.at, catalogue_version: stamp.catalogueVersion },
  }));
  await sql`
    INSERT INTO national_procedure.procedure_version
    SELECT * FROM jsonb_populate_recordset(NULL::national_procedure.procedure_version, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

/** The whole record of one version; without a number, the newest. */
export async function findRecord(db: Db | Tx, code: string, version?: number): Promise<Procedure | undefined> {
  let select = db.selectFrom("national_procedure.procedure_version").select("record").where("code", "=", code);
  if (version !== undefined) select = select.where("version", "=", version);
  const row = await select.orderBy("version", "desc").limit(1).executeTakeFirst();
  return row && procedureSchema.parse(row.record);
}

/** The newest records of the procedures changed after a version of the catalogue; 0: all of them. */
export async function readRecords(db: Db | Tx, since: number): Promise<readonly Procedure[]> {
  const rows = await db
    .selectFrom("national_procedure.procedure as p")
    .innerJoin("national_procedure.procedure_version as v", (join) =>
      join.onRef("v.code", "=", "p.code").onRef("v.version", "=", "p.version"),
    )
    .select("v.record")
    .where("p.catalogue_version", ">", since)
    .orderBy("p.code")
    .execute();
  return rows.map((row) => procedureSchema.parse(row.record));
}

/** The versions of a procedure, the newest first. */
export async function readVersions(db: Db | Tx, code: string): Promise<readonly VersionEntry[]> {
  const rows = await db
    .selectFrom("national_procedure.procedure_version")
    .selectAll()
    .where("code", "=", code)
    .orderBy("version", "desc")
    .execute();
  return rows.map(toEntry);
}

function toEntry(row: Selectable<DB["national_procedure.procedure_version"]>): VersionEntry {
  return {
    code: row.code,
    version: row.version,
    announcedOn: row.announced_on,
    effectiveFrom: row.effective_from,
    publishedOn: row.published_on,
    announcedLate: row.announced_late,
    publishedLate: row.published_late,
    changes: row.changes,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    decision: procedureSchema.parse(row.record).decision.number,
  };
}
