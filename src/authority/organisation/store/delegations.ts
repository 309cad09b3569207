import { type RawBuilder, sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";

/** What a delegation covers: documents named in its paper, or everything of the post. */
export type DelegationScope = "sign" | "all";

/** A written delegation (thừa ủy quyền), limited in time. */
export type Delegation = {
  readonly id: string;
  readonly appointmentId: string;
  readonly agencyCode: string;
  readonly title: string;
  readonly titleEn: string;
  readonly fromStaffId: string;
  readonly fromName: string;
  readonly fromAccountId: string;
  readonly toStaffId: string;
  readonly toName: string;
  readonly scope: DelegationScope;
  /** Number and notation of the paper. */
  readonly basis: string;
  readonly reason: string;
  readonly grantId: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly revokedAt: Date | null;
};

/** What is written of one. */
export type NewDelegation = Pick<
  Delegation,
  "appointmentId" | "toStaffId" | "scope" | "basis" | "reason" | "grantId" | "validFrom" | "validUntil"
>;

/** Writes a delegation and returns its id. */
export async function insertDelegation(tx: Tx, delegation: NewDelegation): Promise<string> {
  const id = newId();
  await tx
    .insertInto("organisation.delegation")
    .values({
      id,
      appointment_id: delegation.appointmentId,
      to_staff_id: delegation.toStaffId,
      scope: delegation.scope,
      basis: delegation.basis,
      reason: delegation.reason,
      grant_id: delegation.grantId,
      valid_from: delegation.validFrom,
      valid_until: delegation.validUntil,
    })
    .execute();
  return id;
}

async function select(db: Db | Tx, where: RawBuilder<unknown>): Promise<readonly Delegation[]> {
  const { rows } = await sql<Delegation>`
    SELECT d.id, d.appointment_id AS "appointmentId", p.agency_code AS "agencyCode", p.title, p.title_en AS "titleEn",
      f.id AS "fromStaffId", f.name AS "fromName", f.account_id AS "fromAccountId", t.id AS "toStaffId", t.name AS "toName",
      d.scope, d.basis, d.reason, d.grant_id AS "grantId", d.valid_from AS "validFrom", d.valid_until AS "validUntil", d.revoked_at AS "revokedAt"
    FROM organisation.delegation d JOIN organisation.appointment ap ON ap.id = d.appointment_id
      JOIN organisation.post p ON p.id = ap.post_id JOIN organisation.staff f ON f.id = ap.staff_id
      JOIN organisation.staff t ON t.id = d.to_staff_id
    WHERE ${where} ORDER BY d.valid_from DESC, d.id`.execute(db);
  return rows;
}

/** A delegation by id. */
export async function findDelegation(db: Db | Tx, id: string): Promise<Delegation | undefined> {
  return (await select(db, sql`d.id = ${id}`))[0];
}

/** Delegations of posts of an agency, the latest first. */
export function delegationsAt(db: Db | Tx, agencyCode: string): Promise<readonly Delegation[]> {
  return select(db, sql`p.agency_code = ${agencyCode}`);
}

/** Delegations of an appointment that have not ended by an instant. */
export function openDelegationsOf(db: Db | Tx, appointmentId: string, at: Date): Promise<readonly Delegation[]> {
  return select(db, sql`d.appointment_id = ${appointmentId} AND d.revoked_at IS NULL AND d.valid_until > ${at}`);
}

/** Ends a delegation before its time. */
export async function revokeRow(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable("organisation.delegation").set({ revoked_at: at }).where("id", "=", id).execute();
}
