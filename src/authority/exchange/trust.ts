import { createHash } from "node:crypto";
import { agencyCodeLevels, parseAgencyCode } from "../../engines/codes/index.ts";
import { verifyXml } from "../../engines/signing/index.ts";
import type { Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import type { SignatureFacts } from "./listener.ts";
import { type DirectoryCertificate, directoryVersion, readTrust } from "./store/directory.ts";

/** Judges XML signatures against the copy of the directory as it is now. */
export type SignatureJudge = {
  /** False before the directory has come: then nothing can be judged. */
  readonly ready: boolean;
  readonly judge: (xml: string | Uint8Array, fromCode: string) => SignatureFacts;
};

type Known = {
  readonly version: number | undefined;
  readonly trust: readonly Uint8Array[];
  readonly certificates: ReadonlyMap<string, readonly DirectoryCertificate[]>;
};

const kept = new WeakMap<Node, Known>();
const lists = new WeakMap<Node, () => readonly Uint8Array[]>();

/** Gives a node's exchange the revocation lists (DER) that it judges by. Whoever composes the node calls it once, through `exchangeSystem`. */
export function giveRevocationLists(node: Node, revocationLists: () => readonly Uint8Array[]): void {
  lists.set(node, revocationLists);
}

/** Makes the judge of one batch. The copy is read again only when its version has changed. */
export async function signatureJudge(tx: Tx, node: Node): Promise<SignatureJudge> {
  const known = await knownTrust(tx, node);
  const at = node.clock.now();
  const crls = lists.get(node)?.() ?? [];
  return {
    ready: known.trust.length > 0,
    judge: (xml, fromCode) => {
      const report = verifyXml(xml, { trust: known.trust, crls, at, allowSha1: node.config.allowSha1 });
      const found = report.certificate && known.certificates.get(fingerprint(report.certificate));
      const registration = found?.find((one) => covers(one, fromCode, at));
      const certificate = report.certificate && Buffer.from(report.certificate).toString("base64");
      return { ...report, certificate, registered: registration !== undefined };
    },
  };
}

async function knownTrust(tx: Tx, node: Node): Promise<Known> {
  const version = await directoryVersion(tx);
  const found = kept.get(node);
  if (found && found.version === version) return found;
  const { trust, certificates } = await readTrust(tx);
  const known = { version, trust, certificates: Map.groupBy(certificates, (one) => one.fingerprint) };
  kept.set(node, known);
  return known;
}

function covers(certificate: DirectoryCertificate, fromCode: string, at: Date): boolean {
  if (at < certificate.validFrom || at >= certificate.validUntil) return false;
  if (certificate.revokedAt && certificate.revokedAt <= at) return false;
  if (certificate.agencyCode === fromCode) return true;
  const code = parseAgencyCode(fromCode).parts;
  return (
    certificate.scope === "subtree" && code !== undefined && agencyCodeLevels(code).includes(certificate.agencyCode)
  );
}

function fingerprint(der: Uint8Array): string {
  return createHash("sha256").update(der).digest("hex");
}
