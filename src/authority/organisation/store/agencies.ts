import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** An agency that this node serves. */
export type Agency = {
  /** Canonical form: `H36.50.05`. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  /** As it stands in notations: UBND, SNV. */
  readonly abbreviation: string;
  readonly level: AgencyLevel;
  readonly parent: string | null;
  /** Stands before the date of its documents. */
  readonly place: string;
  readonly email: string;
  /** ISO days; `validUntil` is the first on which it is no more. */
  readonly validFrom: string;
  readonly validUntil: string | null;
};
export type AgencyLevel = "central" | "province" | "department" | "district" | "commune";

const columns = sql`a.code, a.name, a.name_en AS "nameEn", a.short_name AS "shortName", a.abbreviation, a.level, a.parent, a.place,
  a.email, a.valid_from AS "validFrom", a.valid_until AS "validUntil"`;

/** Writes agencies, superiors first. Those already there are left as they are. */
export async function insertAgencies(tx: Tx, agencies: readonly Agency[]): Promise<void> {
  const column = (pick: (agency: Agency) => string | null) => agencies.map(pick);
  await sql`
    INSERT INTO organisation.agency (code, name, name_en, short_name, abbreviation, level, parent, place, email, valid_from, valid_until)
    SELECT * FROM unnest(${column((a) => a.code)}::text[], ${column((a) => a.name)}::text[], ${column((a) => a.nameEn)}::text[],
      ${column((a) => a.shortName)}::text[], ${column((a) => a.abbreviation)}::text[], ${column((a) => a.level)}::text[],
      ${column((a) => a.parent)}::text[], ${column((a) => a.place)}::text[], ${column((a) => a.email)}::text[],
      ${column((a) => a.validFrom)}::date[], ${column((a) => a.validUntil)}::date[])
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** The agency of a canonical code, if this node serves it. */
export async function findAgency(db: Db | Tx, code: string): Promise<Agency | undefined> {
  const { rows } =
    await sql<Agency>`/* prepared: organisation.agency */ SELECT ${columns} FROM organisation.agency a WHERE a.code = ${code}`.execute(
      db,
    );
  return rows[0];
}

/** Which agencies of this node to list; conditions given together must all hold. */
export type OwnAgencyQuery = {
  /** Words of a name or a code; accents and case do not matter. */
  readonly text?: string | undefined;
  /** That agency and all below it. */
  readonly under?: string | undefined;
  /** Directly below that agency. */
  readonly parent?: string | undefined;
  readonly level?: AgencyLevel | undefined;
  readonly codes?: readonly string[] | undefined;
};

/** Agencies of this node, superiors before their subordinates, with how many of each stand directly below. */
export async function agenciesOfNode(
  db: Db | Tx,
  query: OwnAgencyQuery = {},
): Promise<readonly (Agency & { readonly below: number })[]> {
  const conditions = conditionsOf(query);
  const where = conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``;
  const { rows } = await sql<Agency & { below: number }>`
    SELECT ${columns}, (SELECT count(*) FROM organisation.agency b WHERE b.parent = a.code) AS below
    FROM organisation.agency a ${where} ORDER BY a.code`.execute(db);
  return rows;
}

function conditionsOf(query: OwnAgencyQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  for (const word of (query.text ?? "").split(/\s+/).filter((part) => part !== "")) {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`a.folded LIKE platform.fold(${pattern})`);
  }
  if (query.under !== undefined) {
    // "/" follows "." in collation C: the codes below one are a range.
    conditions.push(
      sql`(a.code = ${query.under} OR (a.code > ${`${query.under}.`} AND a.code < ${`${query.under}/`}))`,
    );
  }
  if (query.parent !== undefined) conditions.push(sql`a.parent = ${query.parent}`);
  if (query.level !== undefined) conditions.push(sql`a.level = ${query.level}`);
  if (query.codes !== undefined) conditions.push(sql`a.code = ANY(${[...query.codes]}::text[])`);
  return conditions;
}
