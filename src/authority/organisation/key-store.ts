import { randomBytes } from "node:crypto";
import {
  describeCertificate,
  type IssuedCertificate,
  issueCertificate,
  type Signer,
  sealKey,
} from "../../engines/signing/index.ts";
import type { Node } from "../../platform/node.ts";
import { openSigningKey } from "./actions/open-signing-key.ts";
import { findAgency } from "./store/agencies.ts";
import { findKeyOf, type KeyOwner, lockOwner, replaceKey, type SigningKey } from "./store/signing-keys.ts";
import { findStaff } from "./store/staff.ts";

/** Where signing keys are: in the database under a PIN, or later on tokens (PKCS#11) behind the same shape. */
export type KeyStore = {
  /** The key an owner signs with: a person's, or an agency's seal. */
  readonly findKey: (owner: KeyOwner) => Promise<SigningKey | undefined>;
  /** Opens a key with its PIN; see `openSigningKey` for what it throws. */
  readonly open: (keyId: string, pin: string) => Promise<Signer>;
};

/** Who issues test certificates in a demonstration, and the PIN of the keys it makes. */
export type TestKeys = { readonly authority: IssuedCertificate; readonly pin: string };

/**
 * The keys of a node, in its database. In a demonstration (`test`) whoever has no key gets a test key at the first use: the certificate
 * says that it is a test, and making hundreds of keys that nobody uses would keep the first start waiting.
 */
export function createKeyStore(node: Node, test?: TestKeys): KeyStore {
  return {
    findKey: async (owner) => (await findKeyOf(node.db, owner)) ?? (test && (await makeTestKey(node, test, owner))),
    open: (keyId, pin) => openSigningKey(node, keyId, pin),
  };
}

async function makeTestKey(node: Node, test: TestKeys, owner: KeyOwner): Promise<SigningKey | undefined> {
  const subject = await subjectOf(node, owner);
  if (!subject) return undefined;
  const enrolledAt = node.clock.now();
  const notBefore = new Date(enrolledAt.getTime() - 86_400_000);
  // As long as its authority's, not for the usual years: other people's tools judge a demo document by today's date.
  const { notAfter } = describeCertificate(test.authority.certificate);
  const profile = "staffId" in owner ? "person" : "agency";
  const serialNumber = `1${randomBytes(9).toString("hex")}`;
  const { authority, pin } = test;
  const issued = await issueCertificate({
    subject,
    profile,
    authority,
    algorithm: "RSA",
    serialNumber,
    notBefore,
    notAfter,
  });
  const { certificate, chain } = issued;
  const pkcs12 = await sealKey(issued.privateKey, certificate, chain, pin);
  await node.db.transaction().execute(async (tx) => {
    // Two pages may ask at once: whoever comes second uses the first one's key.
    await lockOwner(tx, owner);
    if (await findKeyOf(tx, owner)) return;
    await replaceKey(tx, { owner, certificate, chain, pkcs12, notBefore, notAfter, enrolledAt });
  });
  return findKeyOf(node.db, owner);
}

async function subjectOf(
  node: Node,
  owner: KeyOwner,
): Promise<{ commonName: string; organization: string } | undefined> {
  const organization = node.config.name.vi;
  if ("staffId" in owner) {
    const staff = await findStaff(node.db, owner.staffId);
    return staff && { commonName: staff.name, organization };
  }
  const agency = await findAgency(node.db, owner.agencyCode);
  return agency && { commonName: agency.name, organization };
}
