import { appendAudit } from "../audit/index.ts";
import type { Principal } from "./principal.ts";
import type { AuthStand } from "./stand.ts";

/** Ends one of the person's own sessions: this one, or another device's. Nothing happens when it is not theirs or over. */
export async function endSession(stand: AuthStand, principal: Principal, sessionId: string): Promise<void> {
  await stand.db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable("platform.session")
      .set({ ended_at: stand.machine.now() })
      .where("id", "=", sessionId)
      .where("account_id", "=", principal.accountId)
      .where("ended_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!ended) return;
    const { accountId, name, agencyCode } = principal;
    await appendAudit(tx, {
      actor: { accountId, name, agencyCode },
      action: sessionId === principal.sessionId ? "auth.sign-out" : "auth.end-session",
      subject: { kind: "platform.session", id: sessionId },
      at: stand.clock.now(),
    });
  });
}
