import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Agency, AgencyCertificate, Succession } from "../agency.ts";
import { searchAgencies } from "./agencies.ts";
import { readCertificates } from "./certificates.ts";
import { readCredentials } from "./credentials.ts";
import { readNodes } from "./nodes.ts";
import { readSuccessions } from "./successions.ts";
import { readCrls, readTrustAnchors } from "./trust.ts";
import { readVersion } from "./version.ts";

/** The whole directory at one version, in memory: small (about a thousand agencies), read for every document, changed rarely. */
export type DirectoryView = {
  readonly version: number;
  readonly agencies: ReadonlyMap<string, Agency>;
  /** All codes, in order. */
  readonly codes: readonly string[];
  readonly successions: ReadonlyMap<string, Succession>;
  /** By SHA-256 of the certificate; one certificate may be registered for several agencies. */
  readonly certificates: ReadonlyMap<string, readonly AgencyCertificate[]>;
  /** DER of the trusted authorities. */
  readonly trust: readonly Uint8Array[];
  /** DER of the newest revocation lists. */
  readonly crls: readonly Uint8Array[];
  /** Node code by the level 1 code it serves. */
  readonly nodes: ReadonlyMap<string, string>;
  /** Agencies whose own software fetches its documents. */
  readonly mailboxes: ReadonlySet<string>;
};

/** Reads the directory, from memory when its version has not changed. */
export type DirectoryReader = (db: Db | Tx) => Promise<DirectoryView>;

/**
 * Makes a reader with its own memory: one small query tells whether the directory changed. Not for transactions that change the
 * directory themselves: what is rolled back must not be remembered.
 */
export function createDirectoryReader(): DirectoryReader {
  let known: DirectoryView | undefined;
  return async (db) => {
    // The version is read first: rows newer than it only lead to one more reading.
    const version = await readVersion(db);
    if (known?.version !== version) known = await readView(db, version);
    return known;
  };
}

async function readView(db: Db | Tx, version: number): Promise<DirectoryView> {
  const { agencies } = await searchAgencies(db, {});
  const successions = await readSuccessions(db);
  const certificates = await readCertificates(db);
  const anchors = await readTrustAnchors(db);
  const crls = await readCrls(db);
  const nodes = await readNodes(db);
  const credentials = await readCredentials(db);
  return {
    version,
    agencies: new Map(agencies.map((agency) => [agency.code, agency])),
    codes: agencies.map((agency) => agency.code),
    successions: new Map(successions.map((succession) => [succession.agencyCode, succession])),
    certificates: Map.groupBy(certificates, (certificate) => certificate.fingerprint),
    trust: anchors.filter((anchor) => anchor.endedAt === null).map((anchor) => anchor.der),
    crls: crls.map((list) => list.der),
    nodes: new Map(nodes.map((node) => [node.level1, node.nodeCode])),
    mailboxes: new Set(credentials.filter((one) => one.revokedAt === null).map((one) => one.agencyCode)),
  };
}
