import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { DirectoryAgency } from "./directory.ts";

/** Which agencies to find; conditions given together must all hold. */
export type AgencyQuery = {
  /** Words of a name, or a code in either form; accents and case do not matter. */
  readonly text?: string;
  /** At any depth below this code, without itself. */
  readonly under?: string;
  readonly level?: string;
  readonly codes?: readonly string[];
  /** ISO day on which they must be valid; agencies that are no more are left out. */
  readonly on?: string;
  /** Default 50. */
  readonly limit?: number;
  readonly offset?: number;
};

/** Finds agencies in the copy of the national directory: "all communes of H34" is `{under: "H34", level: "commune"}`. */
export async function findAgencies(db: Db | Tx, query: AgencyQuery): Promise<readonly DirectoryAgency[]> {
  const conditions = conditionsOf(query);
  const where = conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``;
  const { rows } = await sql<DirectoryAgency>`
    SELECT code, qcvn102, name, name_en AS "nameEn", short_name AS "shortName", level, parent, province, valid_from AS "validFrom",
      valid_until AS "validUntil", successor, route
    FROM exchange.directory_agency ${where}
    ORDER BY array_position(ARRAY['central', 'province', 'department', 'district', 'commune'], level), code
    LIMIT ${query.limit ?? 50} OFFSET ${query.offset ?? 0}`.execute(db);
  return rows;
}

function conditionsOf(query: AgencyQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  for (const word of (query.text ?? "").split(/\s+/).filter((part) => part !== "")) {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`folded LIKE platform.fold(${pattern})`);
  }
  if (query.under !== undefined) {
    // "/" follows "." in collation C: the codes below one are a range.
    conditions.push(sql`code > ${`${query.under}.`} AND code < ${`${query.under}/`}`);
  }
  if (query.level !== undefined) conditions.push(sql`level = ${query.level}`);
  if (query.codes !== undefined) conditions.push(sql`code = ANY(${[...query.codes]}::text[])`);
  if (query.on !== undefined) {
    conditions.push(sql`valid_from <= ${query.on}::date AND (valid_until IS NULL OR valid_until > ${query.on}::date)`);
  }
  return conditions;
}
