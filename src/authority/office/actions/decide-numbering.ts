import { findDocumentKind } from "../../../engines/codes/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import { hasRole, type Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";

import { officeErrors } from "../errors.ts";
import { replaceNumbering } from "../store/number-series.ts";

/**
 * Which administrative kinds the agency numbers apart: kind → series (kinds of one series share it). The head of the agency
 * decides (NĐ 30/2020/NĐ-CP, article 15, clause 1, point c). Legal kinds are left out: each has its own series anyhow.
 */
export async function decideNumbering(node: Node, by: Principal, rules: ReadonlyMap<string, string>): Promise<void> {
  const at = node.clock.now();
  if (!hasRole(by, "leader", at)) throw officeErrors.forbidden();
  const administrative = new Map([...rules].filter(([kind]) => findDocumentKind(kind)?.group === "administrative"));
  await node.db.transaction().execute(async (tx) => {
    await replaceNumbering(tx, by.agencyCode, administrative);
    await appendAudit(tx, {
      actor: by,
      action: "office.numbering.decide",
      subject: { kind: "agency", id: by.agencyCode },
      detail: { rules: Object.fromEntries(administrative) },
      at,
    });
  });
}
