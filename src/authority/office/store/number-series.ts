import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** Which register a number is of. */
export type SeriesKey = { readonly agencyCode: string; readonly year: number; readonly series: string };

/**
 * Takes the next number of a series for what this transaction writes. The series is held until the transaction ends: whoever
 * comes next waits, and gets the same number if this one is rolled back. So no number is shared, and none is missing
 * (NĐ 30/2020/NĐ-CP, article 15, clause 1 for documents issued; article 22, clause 2 for documents received).
 */
export async function takeNumber(tx: Tx, { agencyCode, year, series }: SeriesKey): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    INSERT INTO office.number_series AS s (agency_code, year, series, last) VALUES (${agencyCode}, ${year}, ${series}, 1)
    ON CONFLICT (agency_code, year, series) DO UPDATE SET last = s.last + 1
    RETURNING last`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("The number series gave no number");
  return row.last;
}

/** The number that comes next, for showing; someone may take it first. */
export async function peekNumber(db: Db | Tx, { agencyCode, year, series }: SeriesKey): Promise<number> {
  const row = await db
    .selectFrom("office.number_series")
    .select("last")
    .where("agency_code", "=", agencyCode)
    .where("year", "=", year)
    .where("series", "=", series)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** In which series an agency numbers a kind, where its head has decided so. */
export async function findSeriesOf(db: Db | Tx, agencyCode: string, kind: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("office.numbering")
    .select("series")
    .where("agency_code", "=", agencyCode)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.series;
}

/** The kinds that an agency numbers apart, with their series. */
export async function listNumbering(db: Db | Tx, agencyCode: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("office.numbering")
    .select(["kind", "series"])
    .where("agency_code", "=", agencyCode)
    .execute();
  return new Map(rows.map((row) => [row.kind, row.series]));
}

/** Writes which kinds an agency numbers apart, over what was decided before. Numbers already given stay. */
export async function replaceNumbering(tx: Tx, agencyCode: string, rules: ReadonlyMap<string, string>): Promise<void> {
  await tx.deleteFrom("office.numbering").where("agency_code", "=", agencyCode).execute();
  const rows = [...rules].map(([kind, series]) => ({ agency_code: agencyCode, kind, series }));
  if (rows.length > 0) await tx.insertInto("office.numbering").values(rows).execute();
}
