import { readCertificate } from "../../../engines/signing/index.ts";
import type { Node } from "../../../platform/node.ts";
import { saveTrustAnchor } from "../store/trust.ts";
import { changeDirectory } from "./change-directory.ts";

/**
 * Takes certification authorities (DER) into trust, as the operator's configuration names them at each start. What is trusted
 * already is left alone.
 */
export async function trustAuthorities(node: Node, ders: readonly Uint8Array[]): Promise<void> {
  const now = node.clock.now();
  await changeDirectory(node, async (tx) => {
    const acts = [];
    for (const der of ders) {
      const { fingerprint, subject, notAfter } = readCertificate(der);
      if (!(await saveTrustAnchor(tx, { fingerprint, der, subject, validUntil: notAfter, addedAt: now }))) continue;
      const about = { kind: "directory.trust", id: fingerprint };
      acts.push({ actor: "system" as const, action: "directory.trust.add", subject: about, detail: { subject } });
    }
    return { result: undefined, acts };
  });
}
