import type { Db } from "../../../platform/db/index.ts";

/** A session of software on the wire services. */
export type WireSession = { readonly clientId: string; readonly agencyCode: string };

/** Enters a session, and removes those that ended. Instants are of the machine's clock. */
export async function insertWireSession(
  db: Db,
  session: WireSession & { readonly tokenHash: Uint8Array; readonly openedAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await db.deleteFrom("national_procedure.wire_session").where("expires_at", "<=", session.openedAt).execute();
  await db
    .insertInto("national_procedure.wire_session")
    .values({
      token_hash: Buffer.from(session.tokenHash),
      client_id: session.clientId,
      agency_code: session.agencyCode,
      opened_at: session.openedAt,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The session of a token that has not ended. */
export async function findWireSession(db: Db, tokenHash: Uint8Array, now: Date): Promise<WireSession | undefined> {
  const row = await db
    .selectFrom("national_procedure.wire_session")
    .select(["client_id", "agency_code"])
    .where("token_hash", "=", Buffer.from(tokenHash))
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row && { clientId: row.client_id, agencyCode: row.agency_code };
}
