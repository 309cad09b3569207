import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { beginComparison } from "./begin-comparison.ts";
import { reconciliationErrors } from "./errors.ts";
import { mayCompare } from "./policy.ts";

/**
 * Begins a comparison because a person wants one now.
 * @returns false when one runs already
 * Throws `reconciliation.forbidden`.
 */
export async function compareNow(node: Node, by: Principal): Promise<boolean> {
  const at = node.clock.now();
  if (!mayCompare(by, node.config.code, at)) throw reconciliationErrors.forbidden();
  return node.db.transaction().execute(async (tx) => {
    const id = await beginComparison(node, tx);
    if (id === undefined) return false;
    await appendAudit(tx, {
      actor: by,
      action: "dossier.compare",
      subject: { kind: "dossier-comparison", id },
      at,
    });
    return true;
  });
}
