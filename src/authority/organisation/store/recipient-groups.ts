import { sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";

/** A saved list of recipients. */
export type RecipientGroup = {
  readonly id: string;
  readonly agencyCode: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly name: string;
  /** Everyone of the agency may use it. */
  readonly isShared: boolean;
  /** Agency codes, in the order chosen. */
  readonly members: readonly string[];
  readonly updatedAt: Date;
};

const columns = sql`g.id, g.agency_code AS "agencyCode", g.staff_id AS "staffId", s.name AS "staffName", g.name, g.is_shared AS "isShared",
  g.members, g.updated_at AS "updatedAt"`;

/** Groups a person may use at an agency: their own, and those shared there; by name. */
export async function recipientGroups(
  db: Db | Tx,
  agencyCode: string,
  staffId: string,
): Promise<readonly RecipientGroup[]> {
  const { rows } = await sql<RecipientGroup>`
    SELECT ${columns} FROM organisation.recipient_group g JOIN organisation.staff s ON s.id = g.staff_id
    WHERE g.agency_code = ${agencyCode} AND (g.is_shared OR g.staff_id = ${staffId}) ORDER BY platform.fold(g.name), g.id`.execute(
    db,
  );
  return rows;
}

/** A group by id. */
export async function findGroup(db: Db | Tx, id: string): Promise<RecipientGroup | undefined> {
  const { rows } = await sql<RecipientGroup>`
    SELECT ${columns} FROM organisation.recipient_group g JOIN organisation.staff s ON s.id = g.staff_id WHERE g.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** What is written of a group. */
export type GroupFacts = Pick<RecipientGroup, "agencyCode" | "staffId" | "name" | "isShared" | "members" | "updatedAt">;

/** Writes a new group, or a changed one by its id. Returns the id; undefined when another group has the name. */
export async function putGroup(tx: Tx, id: string | undefined, group: GroupFacts): Promise<string | undefined> {
  const taken = await sql`
    SELECT 1 FROM organisation.recipient_group WHERE agency_code = ${group.agencyCode} AND lower(name) = lower(${group.name})
      AND is_shared = ${group.isShared} AND (is_shared OR staff_id = ${group.staffId}) AND id IS DISTINCT FROM ${id ?? null}::uuid`.execute(
    tx,
  );
  if (taken.rows.length > 0) return undefined;
  const facts = {
    name: group.name,
    is_shared: group.isShared,
    members: [...group.members],
    updated_at: group.updatedAt,
  };
  if (id !== undefined) {
    await tx.updateTable("organisation.recipient_group").set(facts).where("id", "=", id).execute();
    return id;
  }
  const made = newId();
  await tx
    .insertInto("organisation.recipient_group")
    .values({ id: made, agency_code: group.agencyCode, staff_id: group.staffId, ...facts })
    .execute();
  return made;
}

/** Removes a group. */
export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("organisation.recipient_group").where("id", "=", id).execute();
}
