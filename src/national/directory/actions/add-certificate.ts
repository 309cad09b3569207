import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { assertAcceptable, certificateRow, readUploadedCertificate } from "../read-certificate.ts";
import { saveCertificate } from "../store/certificates.ts";
import { createDirectoryReader } from "../store/view.ts";
import { changeDirectory } from "./change-directory.ts";

/** A certificate for an agency's documents. */
export type AddedCertificate = {
  readonly agencyCode: string;
  /** `subtree`: also for every agency below. */
  readonly scope: "agency" | "subtree";
  /** PEM or DER. */
  readonly file: Uint8Array;
};

/**
 * Registers the certificate with which an agency's software signs. Returns its id.
 * Errors: `directory.forbidden`, `directory.agency-missing`, `directory.certificate-unreadable`, `directory.certificate-refused`.
 */
export async function addCertificate(node: Node, by: Principal | "system", added: AddedCertificate): Promise<string> {
  const now = node.clock.now();
  if (by !== "system") assertRegistrar(by, now);
  const certificate = readUploadedCertificate(added.file);
  return changeDirectory(node, async (tx, version) => {
    const view = await createDirectoryReader()(tx);
    if (!view.agencies.has(added.agencyCode)) throw directoryErrors.agencyMissing(added.agencyCode);
    assertAcceptable(certificate, view, now);
    const id = await saveCertificate(tx, certificateRow(certificate, added, now), version);
    const subject = { kind: "directory.certificate", id };
    const detail = { agencyCode: added.agencyCode, scope: added.scope, serial: certificate.serial };
    const actor = by === "system" ? by : by;
    return { result: id, acts: [{ actor, action: "directory.certificate.add", subject, detail }] };
  });
}
