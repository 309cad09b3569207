import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";

/** Whose a signing key is: a person's, or an agency's seal. */
export type KeyOwner = { readonly staffId: string } | { readonly agencyCode: string };

/** A signing key without its secret. */
export type SigningKey = {
  readonly id: string;
  readonly owner: KeyOwner;
  /** DER. */
  readonly certificate: Uint8Array;
  /** Certificates above it, DER, nearest first. */
  readonly chain: readonly Uint8Array[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly enrolledAt: Date;
};

/** A key to keep; `pkcs12` opens with the PIN alone. */
export type NewSigningKey = Omit<SigningKey, "id"> & { readonly pkcs12: Uint8Array };

/** One change of an owner's key at a time, until the transaction ends. */
export async function lockOwner(tx: Tx, owner: KeyOwner): Promise<void> {
  const name = "staffId" in owner ? owner.staffId : owner.agencyCode;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`organisation.signing_key ${name}`}, 0))`.execute(tx);
}

/** Keeps a key in place of the owner's present one, which is retired. Returns its id. */
export async function replaceKey(tx: Tx, key: NewSigningKey): Promise<string> {
  await lockOwner(tx, key.owner);
  await sql`
    UPDATE organisation.signing_key SET status = 'retired', retired_at = ${key.enrolledAt}
    WHERE status = 'active' AND ${isOwner(key.owner)}`.execute(tx);
  return insertKey(tx, key);
}

async function insertKey(tx: Tx, key: NewSigningKey): Promise<string> {
  const id = newId();
  await tx
    .insertInto("organisation.signing_key")
    .values({
      id,
      staff_id: "staffId" in key.owner ? key.owner.staffId : null,
      agency_code: "agencyCode" in key.owner ? key.owner.agencyCode : null,
      certificate: buffer(key.certificate),
      fingerprint: createHash("sha256").update(key.certificate).digest(),
      chain: key.chain.map(buffer),
      pkcs12: buffer(key.pkcs12),
      not_before: key.notBefore,
      not_after: key.notAfter,
      enrolled_at: key.enrolledAt,
    })
    .execute();
  return id;
}

/** Puts the file of a key in use under another PIN. False when the file is no longer the one it was made from. */
export async function replaceFile(
  tx: Tx,
  id: string,
  { before, after }: { readonly before: Uint8Array; readonly after: Uint8Array },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("organisation.signing_key")
    .set({ pkcs12: buffer(after) })
    .where("id", "=", id)
    .where("status", "=", "active")
    .where("pkcs12", "=", buffer(before))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Row = Omit<SigningKey, "owner"> & { readonly staffId: string | null; readonly agencyCode: string | null };

const columns = sql`id, staff_id AS "staffId", agency_code AS "agencyCode", certificate, chain, not_before AS "notBefore",
  not_after AS "notAfter", enrolled_at AS "enrolledAt"`;

/** The key an owner signs with. */
export async function findKeyOf(db: Db | Tx, owner: KeyOwner): Promise<SigningKey | undefined> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM organisation.signing_key WHERE status = 'active' AND ${isOwner(owner)}`.execute(db);
  return rows[0] && withOwner(rows[0]);
}

/** A key by id, if it is in use. */
export async function findKey(db: Db | Tx, id: string): Promise<SigningKey | undefined> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM organisation.signing_key WHERE status = 'active' AND id = ${id}`.execute(db);
  return rows[0] && withOwner(rows[0]);
}

function withOwner({ staffId, agencyCode, ...row }: Row): SigningKey {
  return { ...row, owner: staffId === null ? { agencyCode: agencyCode ?? "" } : { staffId } };
}

function isOwner(owner: KeyOwner): RawBuilder<unknown> {
  return "staffId" in owner ? sql`staff_id = ${owner.staffId}` : sql`agency_code = ${owner.agencyCode}`;
}

/** How a try to open a key begins: the sealed key and the tries left after this one, or until when it is locked. */
export type OpeningTry =
  | { readonly pkcs12: Uint8Array; readonly triesLeft: number }
  | { readonly lockedUntil: Date }
  | undefined;

/**
 * Counts a try before the PIN is looked at, so that tries side by side cannot outrun the lock: every fifth wrong one in a row locks
 * the key for 15 minutes. Not in the caller's transaction: a wrong PIN counts whatever is rolled back.
 */
export async function beginOpening(db: Db, id: string, now: Date): Promise<OpeningTry> {
  const { rows } = await sql<{ pkcs12: Uint8Array; failed: number }>`
    UPDATE organisation.signing_key SET failed_count = failed_count + 1,
      locked_until = CASE WHEN (failed_count + 1) % 5 = 0 THEN ${now}::timestamptz + interval '15 minutes' END
    WHERE id = ${id} AND status = 'active' AND (locked_until IS NULL OR locked_until <= ${now})
    RETURNING pkcs12, failed_count AS failed`.execute(db);
  const [row] = rows;
  if (row) return { pkcs12: row.pkcs12, triesLeft: (5 - (row.failed % 5)) % 5 };
  const locked = await db
    .selectFrom("organisation.signing_key")
    .select("locked_until")
    .where("id", "=", id)
    .where("status", "=", "active")
    .executeTakeFirst();
  return locked?.locked_until ? { lockedUntil: locked.locked_until } : undefined;
}

/** The PIN was right: wrong ones are forgotten. */
export async function forgetFailures(db: Db, id: string): Promise<void> {
  await db
    .updateTable("organisation.signing_key")
    .set({ failed_count: 0, locked_until: null })
    .where("id", "=", id)
    .execute();
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
