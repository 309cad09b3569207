import { sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";

/** A person who holds or held a post. */
export type Staff = {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
};

const columns = sql`s.id, s.account_id AS "accountId", s.name, s.email, s.phone`;

/** Writes people and returns their ids in the same order. */
export async function insertStaff(tx: Tx, people: readonly Omit<Staff, "id">[]): Promise<readonly string[]> {
  const ids = people.map(() => newId());
  await sql`
    INSERT INTO organisation.staff (id, account_id, name, email, phone)
    SELECT * FROM unnest(${ids}::uuid[], ${people.map((p) => p.accountId)}::uuid[], ${people.map((p) => p.name)}::text[],
      ${people.map((p) => p.email)}::text[], ${people.map((p) => p.phone)}::text[])`.execute(tx);
  return ids;
}

/** The person of an account. */
export async function findStaffOfAccount(db: Db | Tx, accountId: string): Promise<Staff | undefined> {
  const { rows } =
    await sql<Staff>`SELECT ${columns} FROM organisation.staff s WHERE s.account_id = ${accountId}`.execute(db);
  return rows[0];
}

/** A person by id. */
export async function findStaff(db: Db | Tx, id: string): Promise<Staff | undefined> {
  const { rows } = await sql<Staff>`SELECT ${columns} FROM organisation.staff s WHERE s.id = ${id}`.execute(db);
  return rows[0];
}

/** A person with the posts they hold. */
export type StaffMember = Staff & { readonly titles: readonly string[]; readonly titlesEn: readonly string[] };

/** People who hold a post at an agency at an instant of the domain clock; with `below`, also at agencies under it. */
export async function staffOf(
  db: Db | Tx,
  agencyCode: string,
  at: Date,
  options: { readonly below?: boolean } = {},
): Promise<readonly StaffMember[]> {
  const deeper = options.below
    ? sql`OR (p.agency_code > ${`${agencyCode}.`} AND p.agency_code < ${`${agencyCode}/`})`
    : sql``;
  const { rows } = await sql<StaffMember>`
    SELECT ${columns}, array_agg(p.title ORDER BY p.place_in_list) AS titles, array_agg(p.title_en ORDER BY p.place_in_list) AS "titlesEn"
    FROM organisation.staff s JOIN organisation.appointment ap ON ap.staff_id = s.id JOIN organisation.post p ON p.id = ap.post_id
    WHERE ap.valid_from <= ${at} AND (ap.valid_until IS NULL OR ap.valid_until > ${at}) AND (p.agency_code = ${agencyCode} ${deeper})
    GROUP BY s.id ORDER BY min(p.agency_code), min(p.place_in_list), s.name`.execute(db);
  return rows;
}

/** Whether a person holds a post at an agency or below it at an instant. */
export async function worksUnder(db: Db | Tx, staffId: string, agencyCode: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM organisation.appointment ap JOIN organisation.post p ON p.id = ap.post_id
    WHERE ap.staff_id = ${staffId} AND ap.valid_from <= ${at} AND (ap.valid_until IS NULL OR ap.valid_until > ${at})
      AND (p.agency_code = ${agencyCode} OR (p.agency_code > ${`${agencyCode}.`} AND p.agency_code < ${`${agencyCode}/`}))
    LIMIT 1`.execute(db);
  return rows.length > 0;
}
