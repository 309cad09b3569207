import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** With what foreign software proves for which agency it speaks. The secret itself is not kept. */
export type ClientCredential = {
  readonly id: string;
  readonly clientId: string;
  readonly agencyCode: string;
  /** Name and version of the software. */
  readonly software: string;
  readonly ratePerMinute: number;
  readonly issuedAt: Date;
  readonly issuedBy: string;
  readonly revokedAt: Date | null;
  /** Machine clock, to the minute. */
  readonly lastUsedAt: Date | null;
};

/** Enters a credential with the SHA-256 of its secret. Returns its id. */
export async function insertCredential(
  tx: Tx,
  credential: Pick<
    ClientCredential,
    "clientId" | "agencyCode" | "software" | "ratePerMinute" | "issuedAt" | "issuedBy"
  >,
  secretHash: Buffer,
): Promise<string> {
  const row = await tx
    .insertInto("directory.client_credential")
    .values({
      client_id: credential.clientId,
      agency_code: credential.agencyCode,
      secret_hash: secretHash,
      software: credential.software,
      rate_per_minute: credential.ratePerMinute,
      issued_at: credential.issuedAt,
      issued_by: credential.issuedBy,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The credential that works under a client id, with the hash of its secret. */
export async function findCredential(
  db: Db | Tx,
  clientId: string,
): Promise<(ClientCredential & { readonly secretHash: Buffer }) | undefined> {
  const row = await db
    .selectFrom("directory.client_credential")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row && { ...toCredential(row), secretHash: row.secret_hash };
}

/** Notes that a credential was used; at most once a minute, so that traffic does not write. */
export async function noteUse(db: Db | Tx, id: string, now: Date): Promise<void> {
  await sql`UPDATE directory.client_credential SET last_used_at = ${now}
    WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at < ${now}::timestamptz - interval '1 minute')`.execute(
    db,
  );
}

/** Ends a credential. Returns whose it was, or undefined when there is none to end. */
export async function endCredential(
  tx: Tx,
  id: string,
  at: Date,
): Promise<{ readonly agencyCode: string; readonly clientId: string } | undefined> {
  const row = await tx
    .updateTable("directory.client_credential")
    .set({ revoked_at: at })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning(["agency_code", "client_id"])
    .executeTakeFirst();
  return row && { agencyCode: row.agency_code, clientId: row.client_id };
}

/** Credentials, of one agency or of all, the newest first. */
export async function readCredentials(db: Db | Tx, agencyCode?: string): Promise<readonly ClientCredential[]> {
  let select = db.selectFrom("directory.client_credential").selectAll().orderBy("id", "desc");
  if (agencyCode) select = select.where("agency_code", "=", agencyCode);
  return (await select.execute()).map(toCredential);
}

function toCredential(row: {
  id: string;
  client_id: string;
  agency_code: string;
  software: string;
  rate_per_minute: number;
  issued_at: Date;
  issued_by: string;
  revoked_at: Date | null;
  last_used_at: Date | null;
}): ClientCredential {
  return {
    id: row.id,
    clientId: row.client_id,
    agencyCode: row.agency_code,
    software: row.software,
    ratePerMinute: row.rate_per_minute,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
