import { type Selectable, sql } from "kysely";
import type { DB, Db, Tx } from "../../../platform/db/index.ts";
import { foldAccents } from "../../../platform/text/index.ts";
import { lifeEvents, type Procedure, procedureLevels } from "../../../protocol/procedures/index.ts";
import type { ProcedureSummary } from "../procedure-summary.ts";

/** Enters or replaces the newest version of procedures in one statement, with their words for lists. */
export async function saveProcedures(
  tx: Tx,
  procedures: readonly Procedure[],
  stamp: { readonly catalogueVersion: number; readonly at: Date },
): Promise<void> {
  if (procedures.length === 0) return;
  const rows = procedures.map((procedure) => rowOf(procedure, stamp));
  await sql`
    INSERT INTO national_procedure.procedure (code, version, catalogue_version, name, name_en, sector_code, sector_name, sector_name_en,
      owner, levels, online, life_events, keywords, plain_vi, plain_en, status, sample, effective_from, published_at, folded)
    SELECT code, version, catalogue_version, name, name_en, sector_code, sector_name, sector_name_en, owner, levels, online,
      life_events, keywords, plain_vi, plain_en, status, sample, effective_from, published_at, folded
    FROM jsonb_populate_recordset(NULL::national_procedure.procedure, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (code) DO UPDATE SET version = excluded.version, catalogue_version = excluded.catalogue_version, name = excluded.name,
      name_en = excluded.name_en, sector_code = excluded.sector_code, sector_name = excluded.sector_name,
      sector_name_en = excluded.sector_name_en, owner = excluded.owner, levels = excluded.levels, online = excluded.online,
      life_events = excluded.life_events, keywords = excluded.keywords, plain_vi = excluded.plain_vi, plain_en = excluded.plain_en,
      status = excluded.status, sample = excluded.sample, effective_from = excluded.effective_from,
      published_at = excluded.published_at, folded = excluded.folded`.execute(tx);
}

/** Procedures changed after a version of the catalogue; 0: all of them. */
export async function readSummaries(db: Db | Tx, since: number): Promise<readonly ProcedureSummary[]> {
  const rows = await db
    .selectFrom("national_procedure.procedure")
    .selectAll()
    .where("catalogue_version", ">", since)
    .orderBy("code")
    .execute();
  return rows.map(toSummary);
}

/** One procedure by its canonical code. */
export async function findSummary(db: Db | Tx, code: string): Promise<ProcedureSummary | undefined> {
  const row = await db
    .selectFrom("national_procedure.procedure")
    .selectAll()
    .where("code", "=", code)
    .executeTakeFirst();
  return row && toSummary(row);
}

/** Of these codes, those that the catalogue has. */
export async function knownCodes(db: Db | Tx, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db
    .selectFrom("national_procedure.procedure")
    .select("code")
    .where("code", "=", sql<string>`ANY(${[...codes]}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.code));
}

/** Codes of other procedures in force that have the same name, case and accents aside. */
export async function namesakesOf(db: Db | Tx, name: string, code: string): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM national_procedure.procedure
    WHERE platform.fold(name) = platform.fold(${name}) AND code <> ${code} AND status = 'in-force' ORDER BY code LIMIT 5`.execute(
    db,
  );
  return rows.map((row) => row.code);
}

/** Which procedures an officer's list shows; conditions given together must all hold. */
export type ProcedureListQuery = {
  /** Words of the name or a part of the code; accents and case do not matter. */
  readonly text?: string | undefined;
  /** Code of the sector, or its name where the source gave no code. */
  readonly sector?: string | undefined;
  readonly owner?: string | undefined;
  readonly status?: "in-force" | "withdrawn" | undefined;
  readonly sample?: boolean | undefined;
};

/** Procedures in the order of their codes, and how many there are in all. */
export async function listProcedures(
  db: Db | Tx,
  query: ProcedureListQuery,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly procedures: readonly ProcedureSummary[]; readonly total: number }> {
  let select = db.selectFrom("national_procedure.procedure");
  const words = foldAccents(query.text ?? "").split(/\s+/);
  for (const word of words.filter((each) => each !== ""))
    select = select.where("folded", "like", `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  if (query.sector)
    select = select.where(sql<boolean>`coalesce(nullif(sector_code, ''), sector_name) = ${query.sector}`);
  if (query.owner) select = select.where("owner", "=", query.owner);
  if (query.status) select = select.where("status", "=", query.status);
  if (query.sample !== undefined) select = select.where("sample", "=", query.sample);
  const rows = await select.selectAll().orderBy("code").offset(page.offset).limit(page.limit).execute();
  const { total } = await select.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return { procedures: rows.map(toSummary), total };
}

function rowOf(procedure: Procedure, { catalogueVersion, at }: { catalogueVersion: number; at: Date }) {
  const { code, version, name, nameEn, sector, owner, levels, lifeEvents: events, keywords, plain, status } = procedure;
  return {
    ...{ code, version, name, name_en: nameEn, owner, levels, keywords, status, catalogue_version: catalogueVersion },
    ...{ sector_code: sector.code, sector_name: sector.name, sector_name_en: sector.nameEn },
    ...{ online: procedure.channels.online, life_events: events, plain_vi: plain.vi, plain_en: plain.en },
    ...{ sample: procedure.origin.kind === "sample", effective_from: procedure.effectiveFrom, published_at: at },
    folded: foldAccents([name, ...keywords, code].join(" ")),
  };
}

function toSummary(row: Selectable<DB["national_procedure.procedure"]>): ProcedureSummary {
  return {
    code: row.code,
    version: row.version,
    catalogueVersion: row.catalogue_version,
    name: row.name,
    nameEn: row.name_en,
    sector: { code: row.sector_code, name: row.sector_name, nameEn: row.sector_name_en },
    owner: row.owner,
    levels: procedureLevels.filter((level) => row.levels.includes(level)),
    online: row.online === 2 || row.online === 3 || row.online === 4 ? row.online : null,
    lifeEvents: lifeEvents.filter((event) => row.life_events.includes(event)),
    keywords: row.keywords,
    plain: { vi: row.plain_vi, en: row.plain_en },
    status: row.status === "withdrawn" ? "withdrawn" : "in-force",
    sample: row.sample,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
  };
}
