import "reflect-metadata";
import { X509Crl } from "@peculiar/x509";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { type RevocationList, saveCrl } from "../store/trust.ts";
import { raiseVersion } from "../store/version.ts";

/**
 * Keeps the newest revocation list (DER) of a certification authority. Its signature is proved whenever it is used, against the
 * authority of the certificate in question, so a forged list revokes nothing. False when a newer one is there.
 * Errors: `directory.forbidden`, `directory.crl-invalid`.
 */
export async function receiveCrl(node: Node, by: Principal | "system", der: Uint8Array): Promise<boolean> {
  const at = node.clock.now();
  if (by !== "system") assertRegistrar(by, at);
  const list = readList(der);
  return node.db.transaction().execute(async (tx) => {
    if (!(await saveCrl(tx, list, at))) return false;
    await raiseVersion(tx);
    const subject = { kind: "directory.crl", id: list.issuer };
    const detail = { thisUpdate: list.thisUpdate.toISOString() };
    const actor = by === "system" ? by : by;
    await appendAudit(tx, { actor, action: "directory.crl.receive", subject, detail, at });
    return true;
  });
}

/** Keeps the revocation lists that the operator's configuration names. Errors: `directory.crl-invalid`. */
export async function receiveCrls(node: Node, ders: readonly Uint8Array[]): Promise<void> {
  for (const der of ders) await receiveCrl(node, "system", der);
}

function readList(der: Uint8Array): RevocationList {
  try {
    const list = new X509Crl(Uint8Array.from(der));
    return { issuer: list.issuer, der, thisUpdate: list.thisUpdate, nextUpdate: list.nextUpdate ?? null };
  } catch {
    throw directoryErrors.crlInvalid();
  }
}
