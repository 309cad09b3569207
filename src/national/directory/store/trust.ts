import type { Db, Tx } from "../../../platform/db/index.ts";

/** A certification authority whose certificates are accepted. */
export type TrustAnchor = {
  readonly fingerprint: string;
  readonly der: Uint8Array;
  readonly subject: string;
  readonly validUntil: Date;
  readonly addedAt: Date;
  readonly endedAt: Date | null;
};

/** A revocation list. */
export type RevocationList = {
  readonly issuer: string;
  readonly der: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
};

/** Enters a certification authority, or takes it back into trust. True when that changed something. */
export async function saveTrustAnchor(tx: Tx, anchor: Omit<TrustAnchor, "endedAt">): Promise<boolean> {
  const rows = await tx
    .insertInto("directory.trust_anchor")
    .values({
      fingerprint: anchor.fingerprint,
      der: Buffer.from(anchor.der),
      subject: anchor.subject,
      valid_until: anchor.validUntil,
      added_at: anchor.addedAt,
    })
    .onConflict((conflict) =>
      conflict
        .column("fingerprint")
        .doUpdateSet({ ended_at: null, added_at: anchor.addedAt })
        .where("directory.trust_anchor.ended_at", "is not", null),
    )
    .returning("fingerprint")
    .execute();
  return rows.length > 0;
}

/** Every certification authority ever trusted. */
export async function readTrustAnchors(db: Db | Tx): Promise<readonly TrustAnchor[]> {
  const rows = await db.selectFrom("directory.trust_anchor").selectAll().orderBy("added_at").execute();
  return rows.map((row) => ({
    fingerprint: row.fingerprint,
    der: row.der,
    subject: row.subject,
    validUntil: row.valid_until,
    addedAt: row.added_at,
    endedAt: row.ended_at,
  }));
}

/** Keeps the newest revocation list of its issuer. False when a newer one is there. */
export async function saveCrl(tx: Tx, list: RevocationList, receivedAt: Date): Promise<boolean> {
  const row = {
    der: Buffer.from(list.der),
    this_update: list.thisUpdate,
    next_update: list.nextUpdate,
    received_at: receivedAt,
  };
  const rows = await tx
    .insertInto("directory.crl")
    .values({ issuer: list.issuer, ...row })
    .onConflict((conflict) =>
      conflict.column("issuer").doUpdateSet(row).where("directory.crl.this_update", "<", list.thisUpdate),
    )
    .returning("issuer")
    .execute();
  return rows.length > 0;
}

/** The newest revocation list of each issuer. */
export async function readCrls(db: Db | Tx): Promise<readonly RevocationList[]> {
  const rows = await db.selectFrom("directory.crl").selectAll().orderBy("issuer").execute();
  return rows.map((row) => ({
    issuer: row.issuer,
    der: row.der,
    thisUpdate: row.this_update,
    nextUpdate: row.next_update,
  }));
}
