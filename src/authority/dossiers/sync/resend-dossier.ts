import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { handleDossier } from "../handling.ts";
import { sendAgain } from "../reconciliation/repair-differences.ts";
import { requireRepair } from "./repair-refused.ts";

/**
 * Sends the whole record of a dossier to the portal again as it is: nothing in it changes. Throws `dossier.not-found`, `dossier.not-yours`,
 * `dossier.nothing-to-send`.
 */
export function resendDossier(node: Node, by: Principal, dossierId: string): Promise<void> {
  return handleDossier(node, by, dossierId, async (handling) => {
    requireRepair(handling);
    const { tx, held, at } = handling;
    const { id, code, agencyCode, revision } = held.dossier;
    await sendAgain(tx, [id], at);
    await appendAudit(tx, {
      actor: by,
      action: "dossier.resend",
      subject: { kind: "dossier", id },
      agencyCode: by.agencyCode,
      detail: { code, revision },
      at,
    });
    await node.live.publish(tx, [`dossiers:${agencyCode}`, `dossier:${id}`]);
  });
}
