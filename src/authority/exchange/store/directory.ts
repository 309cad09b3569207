import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** An agency of the country, as the copy of the national directory has it. */
export type DirectoryAgency = {
  /** Canonical form: `H36.50.05`. */
  readonly code: string;
  readonly qcvn102: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly level: string;
  readonly parent: string | null;
  /** Level 1 code of its province. */
  readonly province: string | null;
  /** ISO days; `validUntil` is the first on which it is no more. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly successor: string | null;
  /** How the axis reaches it; `none`: not connected. */
  readonly route: "node" | "mailbox" | "none";
};

/** A certificate with which an agency signs its edXML, as the directory has it. */
export type DirectoryCertificate = {
  readonly agencyCode: string;
  /** `subtree`: also for all agencies below. */
  readonly scope: "agency" | "subtree";
  readonly der: Uint8Array;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly revokedAt: Date | null;
};

/** What the national directory tells. `full` replaces the whole copy; otherwise only what is named changes. */
export type DirectoryNews = {
  readonly version: number;
  readonly full: boolean;
  readonly agencies: readonly DirectoryAgency[];
  readonly certificates: readonly DirectoryCertificate[];
  /** Every trusted authority, DER; empty when nothing is said of them. */
  readonly trust: readonly Uint8Array[];
};

/** Brings the copy up to date. News older than the copy changes nothing: then false. */
export async function saveDirectory(tx: Tx, news: DirectoryNews, at: Date): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO exchange.directory_state AS s (version, updated_at) VALUES (${news.version}, ${at})
    ON CONFLICT (is_only) DO UPDATE SET version = excluded.version, updated_at = excluded.updated_at
    WHERE s.version < excluded.version OR (s.version = excluded.version AND ${news.full}::boolean) RETURNING 1`.execute(
    tx,
  );
  if (rows.length === 0) return false;
  if (news.full) await clear(tx);
  await saveAgencies(tx, news.agencies);
  await saveCertificates(tx, news.certificates);
  if (news.trust.length > 0) await replaceTrust(tx, news.trust);
  return true;
}

async function clear(tx: Tx): Promise<void> {
  await tx.deleteFrom("exchange.directory_agency").execute();
  await tx.deleteFrom("exchange.directory_certificate").execute();
  await tx.deleteFrom("exchange.directory_trust").execute();
}

/** The list of authorities always comes whole, so that one no longer trusted goes at the next news. */
async function replaceTrust(tx: Tx, trust: readonly Uint8Array[]): Promise<void> {
  await tx.deleteFrom("exchange.directory_trust").execute();
  await sql`
    INSERT INTO exchange.directory_trust (fingerprint, der)
    SELECT * FROM unnest(${trust.map(fingerprint)}::bytea[], ${trust.map(buffer)}::bytea[]) ON CONFLICT DO NOTHING`.execute(
    tx,
  );
}

async function saveAgencies(tx: Tx, agencies: readonly DirectoryAgency[]): Promise<void> {
  const column = (pick: (agency: DirectoryAgency) => string | null) => agencies.map(pick);
  await sql`
    INSERT INTO exchange.directory_agency
      (code, qcvn102, name, name_en, short_name, level, parent, province, valid_from, valid_until, successor, route)
    SELECT * FROM unnest(${column((a) => a.code)}::text[], ${column((a) => a.qcvn102)}::text[], ${column((a) => a.name)}::text[],
      ${column((a) => a.nameEn)}::text[], ${column((a) => a.shortName)}::text[], ${column((a) => a.level)}::text[],
      ${column((a) => a.parent)}::text[], ${column((a) => a.province)}::text[], ${column((a) => a.validFrom)}::date[],
      ${column((a) => a.validUntil)}::date[], ${column((a) => a.successor)}::text[], ${column((a) => a.route)}::text[])
    ON CONFLICT (code) DO UPDATE SET qcvn102 = excluded.qcvn102, name = excluded.name, name_en = excluded.name_en,
      short_name = excluded.short_name, level = excluded.level, parent = excluded.parent, province = excluded.province,
      valid_from = excluded.valid_from, valid_until = excluded.valid_until, successor = excluded.successor, route = excluded.route`.execute(
    tx,
  );
}

async function saveCertificates(tx: Tx, certificates: readonly DirectoryCertificate[]): Promise<void> {
  await sql`
    INSERT INTO exchange.directory_certificate (fingerprint, agency_code, scope, der, valid_from, valid_until, revoked_at)
    SELECT * FROM unnest(${certificates.map((c) => fingerprint(c.der))}::bytea[], ${certificates.map((c) => c.agencyCode)}::text[],
      ${certificates.map((c) => c.scope)}::text[], ${certificates.map((c) => buffer(c.der))}::bytea[],
      ${certificates.map((c) => c.validFrom)}::timestamptz[], ${certificates.map((c) => c.validUntil)}::timestamptz[],
      ${certificates.map((c) => c.revokedAt)}::timestamptz[])
    ON CONFLICT (fingerprint, agency_code) DO UPDATE SET scope = excluded.scope, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until, revoked_at = excluded.revoked_at`.execute(tx);
}

/** Up to which version the copy is; undefined before the first news. */
export async function directoryVersion(db: Db | Tx): Promise<number | undefined> {
  const row = await db.selectFrom("exchange.directory_state").select("version").executeTakeFirst();
  return row?.version;
}

/** Certificates and authorities of the copy. */
export async function readTrust(db: Db | Tx): Promise<{
  readonly trust: readonly Uint8Array[];
  readonly certificates: readonly (DirectoryCertificate & { readonly fingerprint: string })[];
}> {
  const trust = await db.selectFrom("exchange.directory_trust").select("der").execute();
  const { rows } = await sql<DirectoryCertificate & { fingerprint: string }>`
    SELECT encode(fingerprint, 'hex') AS fingerprint, agency_code AS "agencyCode", scope, der, valid_from AS "validFrom",
      valid_until AS "validUntil", revoked_at AS "revokedAt" FROM exchange.directory_certificate`.execute(db);
  return { trust: trust.map((row) => row.der), certificates: rows };
}

function fingerprint(der: Uint8Array): Buffer {
  return createHash("sha256").update(der).digest();
}

function buffer(der: Uint8Array): Buffer {
  return Buffer.from(der.buffer, der.byteOffset, der.byteLength);
}
