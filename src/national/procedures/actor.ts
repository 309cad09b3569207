import type { AuditActor } from "../../platform/audit/index.ts";
import type { Principal } from "../../platform/auth/index.ts";

/** A person as the audit names them. */
export function actorOf(principal: Principal): AuditActor {
  return { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode };
}
