import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { decideRegistration, findRegistration } from "../store/registrations.ts";

/**
 * Rejects an application with the reason that its maker reads.
 * Errors: `directory.forbidden`, `directory.reason-needed`, `directory.registration-missing`, `directory.registration-decided`.
 */
export async function rejectRegistration(node: Node, principal: Principal, id: string, reason: string): Promise<void> {
  const at = node.clock.now();
  assertRegistrar(principal, at);
  const given = reason.trim();
  if (given === "") throw directoryErrors.reasonNeeded();
  await node.db.transaction().execute(async (tx) => {
    const registration = await findRegistration(tx, id);
    if (!registration) throw directoryErrors.registrationMissing();
    const decision = { state: "rejected", at, by: principal.name, reason: given } as const;
    if (!(await decideRegistration(tx, id, decision))) throw directoryErrors.registrationDecided();
    const subject = { kind: "directory.registration", id };
    const detail = { agencyCode: registration.agencyCode, reason: given };
    await appendAudit(tx, { actor: principal, action: "directory.registration.reject", subject, detail, at });
    await node.live.publish(tx, ["directory"]);
  });
}
