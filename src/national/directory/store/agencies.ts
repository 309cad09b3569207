import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { foldAccents } from "../../../platform/text/index.ts";
import { type Agency, type AgencyLevel, agencyLevels } from "../agency.ts";

/** Which agencies to find; conditions given together must all hold. */
export type AgencySearch = {
  /** Words of the name or a part of a code; accents and case do not matter. */
  readonly text?: string;
  readonly level?: AgencyLevel;
  /** Level 1 code. */
  readonly province?: string;
  /** This agency and everything below it, by code. */
  readonly under?: string;
  readonly codes?: readonly string[];
  /** ISO day on which they must exist. */
  readonly on?: string;
  /** Directory version above which they must have changed. */
  readonly changedSince?: number;
};

/** Finds agencies in the order of their codes, and how many there are in all. */
export async function searchAgencies(
  db: Db | Tx,
  search: AgencySearch,
  page: { readonly offset: number; readonly limit: number } = { offset: 0, limit: 100_000 },
): Promise<{ readonly agencies: readonly Agency[]; readonly total: number }> {
  const found = select(db, search);
  const rows = await found.selectAll().orderBy("code").offset(page.offset).limit(page.limit).execute();
  if (page.offset === 0 && rows.length < page.limit) return { agencies: rows.map(toAgency), total: rows.length };
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return { agencies: rows.map(toAgency), total };
}

/** How many agencies exist on a day, by province (null: central) and level. */
export async function countAgencies(
  db: Db | Tx,
  on: string,
): Promise<readonly { readonly province: string | null; readonly level: AgencyLevel; readonly count: number }[]> {
  const rows = await select(db, { on })
    .select((eb) => ["province", "level", eb.fn.countAll<number>().as("count")])
    .groupBy(["province", "level"])
    .execute();
  return rows.map((row) => ({ ...row, level: levelOf(row.level) }));
}

/** Enters or changes agencies in one statement; a code that is there keeps its days of validity unless new ones are given. */
export async function saveAgencies(tx: Tx, agencies: readonly Agency[], version: number): Promise<void> {
  if (agencies.length === 0) return;
  const column = (of: (agency: Agency) => string | null) => agencies.map(of);
  await sql`
    INSERT INTO directory.agency (code, qcvn102, name, name_en, short_name, abbreviation, level, parent, province, unit_code, place,
      address, email, valid_from, valid_until, version)
    SELECT *, ${version}::bigint FROM unnest(
      ${column((a) => a.code)}::text[], ${column((a) => a.qcvn102)}::text[], ${column((a) => a.name)}::text[],
      ${column((a) => a.nameEn)}::text[], ${column((a) => a.shortName)}::text[], ${column((a) => a.abbreviation)}::text[],
      ${column((a) => a.level)}::text[], ${column((a) => a.parent)}::text[], ${column((a) => a.province)}::text[],
      ${column((a) => a.unitCode)}::text[], ${column((a) => a.place)}::text[], ${column((a) => a.address)}::text[],
      ${column((a) => a.email)}::text[], ${column((a) => a.validFrom)}::date[], ${column((a) => a.validUntil)}::date[])
    ON CONFLICT (code) DO UPDATE SET qcvn102 = excluded.qcvn102, name = excluded.name, name_en = excluded.name_en,
      short_name = excluded.short_name, abbreviation = excluded.abbreviation, level = excluded.level, parent = excluded.parent,
      province = excluded.province, unit_code = excluded.unit_code, place = excluded.place, address = excluded.address,
      email = excluded.email, valid_from = excluded.valid_from, valid_until = excluded.valid_until, version = excluded.version`.execute(
    tx,
  );
}

/** Sets the first day on which an agency no longer exists; one that began that very day ends on the next. */
export async function endAgency(tx: Tx, code: string, day: string, version: number): Promise<void> {
  await sql`UPDATE directory.agency SET valid_until = greatest(${day}::date, valid_from + 1), version = ${version}
    WHERE code = ${code}`.execute(tx);
}

function select(db: Db | Tx, search: AgencySearch) {
  let query = db.selectFrom("directory.agency");
  for (const word of foldAccents(search.text ?? "")
    .split(/\s+/)
    .filter((each) => each !== "")) {
    query = query.where("folded", "like", `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  }
  if (search.level) query = query.where("level", "=", search.level);
  if (search.province) query = query.where("province", "=", search.province);
  if (search.codes) query = query.where("code", "=", sql<string>`ANY(${[...search.codes]}::text[])`);
  if (search.changedSince !== undefined) query = query.where("version", ">", search.changedSince);
  if (search.under) {
    const under = search.under;
    query = query.where((eb) =>
      eb.or([eb("code", "=", under), eb.and([eb("code", ">=", `${under}.`), eb("code", "<", `${under}/`)])]),
    );
  }
  if (search.on) {
    const on = search.on;
    query = query
      .where("valid_from", "<=", on)
      .where((eb) => eb.or([eb("valid_until", "is", null), eb("valid_until", ">", on)]));
  }
  return query;
}

type Row = {
  code: string;
  qcvn102: string | null;
  name: string;
  name_en: string;
  short_name: string;
  abbreviation: string;
  level: string;
  parent: string | null;
  province: string | null;
  unit_code: string | null;
  place: string;
  address: string;
  email: string;
  valid_from: string;
  valid_until: string | null;
};

function toAgency(row: Row): Agency {
  return {
    code: row.code,
    qcvn102: row.qcvn102,
    name: row.name,
    nameEn: row.name_en,
    shortName: row.short_name,
    abbreviation: row.abbreviation,
    level: levelOf(row.level),
    parent: row.parent,
    province: row.province,
    unitCode: row.unit_code,
    place: row.place,
    address: row.address,
    email: row.email,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  };
}

function levelOf(text: string): AgencyLevel {
  const level = agencyLevels.find((each) => each === text);
  if (!level) throw new Error(`${text} is no level of agencies`);
  return level;
}

/** Marks an agency as changed without changing its row: its route did. */
export async function touchAgency(tx: Tx, code: string, version: number): Promise<void> {
  await tx.updateTable("directory.agency").set({ version }).where("code", "=", code).execute();
}
