import { sql } from "kysely";
import type { Db, Tx } from "../db/index.ts";
import { type Grant, type Role, roles } from "./principal.ts";

/** What a new grant says. */
export type NewGrant = {
  readonly accountId: string;
  readonly agencyCode: string;
  readonly role: Role;
  readonly title: string;
  readonly titleEn: string;
  readonly validFrom: Date;
  readonly validUntil?: Date | null;
  /** Name of the person who delegates. */
  readonly onBehalfOf?: string | null;
};

/** Gives an account a role at an agency, and returns the grant's id. Instants are of the domain clock. */
export async function grantRole(tx: Tx, grant: NewGrant): Promise<string> {
  const row = await tx
    .insertInto("platform.account_grant")
    .values({
      account_id: grant.accountId,
      agency_code: grant.agencyCode,
      role: grant.role,
      title: grant.title,
      title_en: grant.titleEn,
      valid_from: grant.validFrom,
      valid_until: grant.validUntil ?? null,
      on_behalf_of: grant.onBehalfOf ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Ends a grant at an instant of the domain clock. One that had not begun, or would end where it began, is removed: it never held. */
export async function endGrant(tx: Tx, grantId: string, at: Date): Promise<void> {
  await tx.deleteFrom("platform.account_grant").where("id", "=", grantId).where("valid_from", ">=", at).execute();
  await tx
    .updateTable("platform.account_grant")
    .set({ valid_until: at })
    .where("id", "=", grantId)
    .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", at)]))
    .execute();
}

/** The grants of an account that hold at an instant of the domain clock, the oldest first. */
export async function grantsOf(db: Db | Tx, accountId: string, at: Date): Promise<readonly Grant[]> {
  const rows = await db
    .selectFrom("platform.account_grant")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("valid_from", "<=", at)
    .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", at)]))
    .orderBy(sql`on_behalf_of IS NOT NULL`)
    .orderBy("valid_from")
    .orderBy("id")
    .execute();
  return rows.flatMap((row) => {
    const role = roles.find((known) => known === row.role);
    if (!role) return [];
    return [
      {
        id: row.id,
        agencyCode: row.agency_code,
        role,
        title: row.title,
        titleEn: row.title_en,
        validFrom: row.valid_from,
        validUntil: row.valid_until,
        onBehalfOf: row.on_behalf_of,
      },
    ];
  });
}
