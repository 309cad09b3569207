import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { touchAgency } from "../store/agencies.ts";
import { endCredential } from "../store/credentials.ts";
import { changeDirectory } from "./change-directory.ts";

/**
 * Ends a credential at once. Documents that wait in the agency's mailbox stay there for the next credential.
 * Errors: `directory.forbidden`, `directory.credential-missing`.
 */
export async function revokeCredential(node: Node, principal: Principal, id: string): Promise<void> {
  const now = node.clock.now();
  assertRegistrar(principal, now);
  await changeDirectory(node, async (tx, version) => {
    const ended = await endCredential(tx, id, now);
    if (!ended) throw directoryErrors.credentialMissing();
    await touchAgency(tx, ended.agencyCode, version);
    const subject = { kind: "directory.credential", id };
    return {
      result: undefined,
      acts: [{ actor: principal, action: "directory.credential.revoke", subject, detail: ended }],
    };
  });
}
