import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { markRevoked } from "../store/certificates.ts";
import { changeDirectory } from "./change-directory.ts";

/**
 * Ends a certificate at once: documents signed with it are refused from now on, those accepted before stay as they are.
 * Errors: `directory.forbidden`, `directory.reason-needed`, `directory.certificate-missing`.
 */
export async function revokeCertificate(node: Node, principal: Principal, id: string, reason: string): Promise<void> {
  const now = node.clock.now();
  assertRegistrar(principal, now);
  if (reason.trim() === "") throw directoryErrors.reasonNeeded();
  await changeDirectory(node, async (tx, version) => {
    const revoked = await markRevoked(tx, id, { at: now, reason: reason.trim(), version });
    if (!revoked) throw directoryErrors.certificateMissing();
    const subject = { kind: "directory.certificate", id };
    const detail = { ...revoked, reason: reason.trim() };
    return {
      result: undefined,
      acts: [{ actor: principal, action: "directory.certificate.revoke", subject, detail }],
    };
  });
}
