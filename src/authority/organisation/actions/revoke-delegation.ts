import { appendAudit } from "../../../platform/audit/index.ts";
import { endGrant, type Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import { mayRevoke } from "../policy.ts";
import { findDelegation, revokeRow } from "../store/delegations.ts";

/** Takes a delegation back before its time. Errors: `organisation.delegation-missing`, `organisation.not-yours`. */
export async function revokeDelegation(node: Node, principal: Principal, delegationId: string): Promise<void> {
  const now = node.clock.now();
  await node.db.transaction().execute(async (tx) => {
    const delegation = await findDelegation(tx, delegationId);
    if (!delegation || delegation.revokedAt || delegation.validUntil <= now)
      throw organisationErrors.delegationMissing();
    if (!mayRevoke(principal, delegation, now)) throw organisationErrors.notYours();
    await revokeRow(tx, delegation.id, now);
    await endGrant(tx, delegation.grantId, now);
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.revoke-delegation",
      subject: { kind: "organisation.delegation", id: delegation.id },
      agencyCode: delegation.agencyCode,
      detail: { from: delegation.fromName, to: delegation.toName, title: delegation.title },
      at: now,
    });
  });
}
