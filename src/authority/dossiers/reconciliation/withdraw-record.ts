import { nationalCode } from "../../../engines/codes/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type AnsweredMessage, enqueue } from "../../../platform/outbox/index.ts";
import { type WithdrawalMessage, withdrawalMessageType } from "../../../protocol/dossiers/index.ts";
import { settleComparisons } from "../store/reconciliation-comparisons.ts";
import { closeExtra, findOpenExtra, insertWithdrawal, settleWithdrawal } from "../store/reconciliation-withdrawals.ts";
import { reconciliationErrors } from "./errors.ts";
import { maySettle } from "./policy.ts";

/**
 * Takes a record back that the portal has and this authority does not know. The portal keeps the record with who did it and why.
 * Throws `reconciliation.forbidden`, `reconciliation.reason-missing`, `reconciliation.no-such-difference`.
 */
export async function withdrawRecord(
  node: Node,
  by: Principal,
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<void> {
  const at = node.clock.now();
  if (!maySettle(by, node.config.code, at)) throw reconciliationErrors.forbidden();
  if (reason.trim().length < 10) throw reconciliationErrors.reasonMissing();
  await node.db.transaction().execute(async (tx) => {
    const extra = await findOpenExtra(tx, code);
    if (!extra) throw reconciliationErrors.noSuchDifference();
    const id = newId();
    const row = { id, code, comparisonId: extra.comparisonId, agency: extra.agency, reason: reason.trim(), by, at };
    if (!(await insertWithdrawal(tx, row))) throw reconciliationErrors.noSuchDifference();
    await appendAudit(tx, {
      actor: by,
      action: "dossier.withdraw-record",
      subject: { kind: "national-dossier", id: code },
      detail: { reason: row.reason, comparison: extra.comparisonId },
      at,
    });
    const data: WithdrawalMessage = {
      code,
      reason: row.reason,
      by: by.name,
      byAgency: by.agencyCode,
      at: at.getTime(),
    };
    await enqueue(tx, [{ id, destination: nationalCode, type: withdrawalMessageType, key: "dossier-digests", data }]);
  });
}

/** The portal's answers: a record that was taken away, or was not there any more, is no difference. */
export async function settleWithdrawals(node: Node, tx: Tx, messages: readonly AnsweredMessage[]): Promise<void> {
  for (const { id, answer } of messages) {
    const gone = answer.outcome === "accepted" || answer.code === "dossiers.not-here";
    const refused = answer.outcome === "refused" && !gone ? answer.message : null;
    const code = await settleWithdrawal(tx, { id, at: node.clock.now(), refused });
    if (gone && code !== undefined) await closeExtra(tx, code, node.clock.now());
  }
  await settleComparisons(tx);
}
