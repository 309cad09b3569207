import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { raiseRevision } from "../store/reconciliation-withdrawals.ts";
import { reconciliationErrors } from "./errors.ts";
import { maySettle } from "./policy.ts";
import { sendAgain } from "./repair-differences.ts";

/**
 * The portal has a newer state of a dossier than this authority (after a restored backup): an officer says that ours holds. It gets a
 * revision above the portal's and is sent again.
 * Throws `reconciliation.forbidden`, `reconciliation.no-such-difference`.
 */
export async function sendOurs(node: Node, by: Principal, code: string): Promise<void> {
  const at = node.clock.now();
  if (!maySettle(by, node.config.code, at)) throw reconciliationErrors.forbidden();
  await node.db.transaction().execute(async (tx) => {
    const raised = await raiseRevision(tx, code);
    if (!raised) throw reconciliationErrors.noSuchDifference();
    await sendAgain(tx, [raised.id], at);
    await appendAudit(tx, {
      actor: by,
      action: "dossier.send-ours",
      subject: { kind: "dossier", id: raised.id },
      detail: { code, revision: raised.revision },
      at,
    });
  });
}
