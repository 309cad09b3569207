import { appendAudit } from "../audit/index.ts";
import { holds, type Principal } from "./principal.ts";
import type { AuthStand } from "./stand.ts";
import { authErrors } from "./text.ts";

/** From now on the session acts for another agency at which the person holds a post. Throws `auth.post-missing`. */
export async function chooseAgency(stand: AuthStand, principal: Principal, agencyCode: string): Promise<void> {
  const at = stand.clock.now();
  if (!principal.grants.some((grant) => grant.agencyCode === agencyCode && holds(grant, at))) {
    throw authErrors.notYours();
  }
  const { accountId, name, sessionId } = principal;
  await stand.db.transaction().execute(async (tx) => {
    await tx.updateTable("platform.session").set({ agency_code: agencyCode }).where("id", "=", sessionId).execute();
    await appendAudit(tx, {
      actor: { accountId, name, agencyCode },
      action: "auth.choose-agency",
      subject: { kind: "platform.session", id: sessionId },
      detail: { from: principal.agencyCode },
      at,
    });
  });
}
