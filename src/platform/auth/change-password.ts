import { appendAudit } from "../audit/index.ts";
import { assertStrong } from "./account.ts";
import { countAttempt, forgetAttempts, lockedUntil } from "./failures.ts";
import { hashPassword, type PasswordCost, passwordMatches } from "./password.ts";
import type { Principal } from "./principal.ts";
import type { AuthStand } from "./stand.ts";
import { authErrors } from "./text.ts";

/**
 * Changes the person's own password and ends their other sessions.
 * Errors: `auth.password-wrong`, `auth.password-weak`, `auth.locked` (guesses count as at sign-in).
 */
export async function changePassword(
  stand: AuthStand,
  principal: Principal,
  change: { readonly current: string; readonly next: string },
  cost?: PasswordCost,
): Promise<void> {
  assertStrong(change.next);
  const now = stand.machine.now();
  const lock = await countAttempt(stand.db, principal.username, now);
  const account = await stand.db
    .selectFrom("platform.account")
    .select("password_hash")
    .where("id", "=", principal.accountId)
    .executeTakeFirst();
  if (!(await passwordMatches(account?.password_hash, change.current))) {
    throw lock ? lockedUntil(lock, now) : authErrors.passwordWrong();
  }
  await forgetAttempts(stand.db, principal.username);
  await replace(stand, principal, await hashPassword(change.next, cost));
}

async function replace(stand: AuthStand, principal: Principal, hash: string): Promise<void> {
  const { accountId, name, agencyCode, sessionId } = principal;
  await stand.db.transaction().execute(async (tx) => {
    await tx.updateTable("platform.account").set({ password_hash: hash }).where("id", "=", accountId).execute();
    await tx
      .updateTable("platform.session")
      .set({ ended_at: stand.machine.now() })
      .where("account_id", "=", accountId)
      .where("id", "!=", sessionId)
      .where("ended_at", "is", null)
      .execute();
    await appendAudit(tx, {
      actor: { accountId, name, agencyCode },
      action: "auth.change-password",
      subject: { kind: "platform.account", id: accountId },
      at: stand.clock.now(),
    });
  });
}
