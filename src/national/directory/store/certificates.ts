import type { Db, Tx } from "../../../platform/db/index.ts";
import type { AgencyCertificate } from "../agency.ts";

/** A certificate about to be entered. */
export type NewCertificate = Omit<AgencyCertificate, "id" | "revokedAt" | "revocationReason">;

/** Enters a certificate. One that is there for the agency gets the new scope. Returns its id. */
export async function saveCertificate(tx: Tx, certificate: NewCertificate, version: number): Promise<string> {
  const row = await tx
    .insertInto("directory.certificate")
    .values({
      agency_code: certificate.agencyCode,
      scope: certificate.scope,
      der: Buffer.from(certificate.der),
      fingerprint: certificate.fingerprint,
      serial: certificate.serial,
      subject: certificate.subject,
      issuer: certificate.issuer,
      valid_from: certificate.validFrom,
      valid_until: certificate.validUntil,
      added_at: certificate.addedAt,
      version,
    })
    .onConflict((conflict) =>
      conflict.columns(["fingerprint", "agency_code"]).doUpdateSet({ scope: certificate.scope, version }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Marks a certificate as revoked. Returns whose it was, or undefined when there is none to revoke. */
export async function markRevoked(
  tx: Tx,
  id: string,
  revocation: { readonly at: Date; readonly reason: string; readonly version: number },
): Promise<{ readonly agencyCode: string; readonly serial: string } | undefined> {
  const row = await tx
    .updateTable("directory.certificate")
    .set({ revoked_at: revocation.at, revocation_reason: revocation.reason, version: revocation.version })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning(["agency_code", "serial"])
    .executeTakeFirst();
  return row && { agencyCode: row.agency_code, serial: row.serial };
}

/** Certificates, of one agency or of all, or those changed after a version; the soonest to end first. */
export async function readCertificates(
  db: Db | Tx,
  query: { readonly agencyCode?: string; readonly changedSince?: number } = {},
): Promise<readonly AgencyCertificate[]> {
  let select = db.selectFrom("directory.certificate").selectAll().orderBy("valid_until").orderBy("id");
  if (query.agencyCode) select = select.where("agency_code", "=", query.agencyCode);
  if (query.changedSince !== undefined) select = select.where("version", ">", query.changedSince);
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    agencyCode: row.agency_code,
    scope: row.scope === "subtree" ? "subtree" : "agency",
    der: row.der,
    fingerprint: row.fingerprint,
    serial: row.serial,
    subject: row.subject,
    issuer: row.issuer,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    addedAt: row.added_at,
    revokedAt: row.revoked_at,
    revocationReason: row.revocation_reason,
  }));
}
