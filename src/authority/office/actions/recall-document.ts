import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import type { Node } from "../../../platform/node.ts";
import { sendRecall } from "../../exchange/index.ts";
import { eventActor, staffOf } from "../actor.ts";
import { officeErrors } from "../errors.ts";
import { listDispatches } from "../store/dispatch.ts";
import { markWithdrawn } from "../store/outgoing.ts";
import { appendOutgoingEvent } from "../store/outgoing-events.ts";
import { agencyOf } from "../surroundings.ts";
import { claimOutgoing } from "./claim-outgoing.ts";
import type { Saved } from "./save-draft.ts";

/** Whom to ask, and why. Without `to`: everyone, and the document no longer stands. */
export type Recall = { readonly id: string; readonly reason: string; readonly to?: readonly string[] };

/**
 * Takes an issued document back (13). Each recipient answers for itself (15, 16); its copy stands until it agrees
 * (NĐ 30/2020/NĐ-CP, article 18, clause 4). Returns the codes asked besides. Number and register stay.
 * Errors: `office.reason-missing`, `exchange.nothing-to-recall`, and those of every act.
 */
export async function recallDocument(
  node: Node,
  by: Principal,
  { id, reason: given, to }: Recall,
): Promise<Saved & { readonly asked: readonly string[] }> {
  const at = node.clock.now();
  const reason = given.normalize("NFC").trim();
  if (reason === "") throw officeErrors.reasonMissing();
  const agency = await agencyOf(node, node.db, by.agencyCode);
  return node.db.transaction().execute(async (tx) => {
    const document = await claimOutgoing(tx, by, { id, act: "recall", at });
    const asked = await askAll(tx, node, { id, reason, to, staff: staffOf(by, agency) });
    const version = document.version + (to === undefined ? 1 : 0);
    if (to === undefined) await markWithdrawn(tx, id, "recalled", reason, at);
    const note = to === undefined ? reason : `${asked.join(", ")}: ${reason}`;
    await appendOutgoingEvent(tx, { outgoingId: id, version, act: "recall-asked", actor: eventActor(by), at, note });
    await appendAudit(tx, {
      actor: by,
      action: "office.document.recall",
      subject: { kind: "office.document", id },
      detail: { reason, asked },
      at,
    });
    await node.live.publish(tx, [`outgoing:${document.agencyCode}`, `document:${id}`]);
    return { id, version, asked };
  });
}

/** Asks through every message by which the document left. A recall of what nobody holds is refused only when some were named. */
async function askAll(
  tx: Tx,
  node: Node,
  of: Omit<Recall, "to"> & { readonly to: readonly string[] | undefined; readonly staff: ReturnType<typeof staffOf> },
): Promise<readonly string[]> {
  const asked: string[] = [];
  let nobody: DomainError | undefined;
  for (const { exchangeId, recipients } of await listDispatches(tx, of.id)) {
    const to = of.to?.filter((code) => recipients.includes(code));
    if (to?.length === 0) continue;
    try {
      asked.push(
        ...(await sendRecall(tx, node, { exchangeId, reason: of.reason, staff: of.staff, ...(to ? { to } : {}) })),
      );
    } catch (error) {
      if (!(error instanceof DomainError && error.code === "exchange.nothing-to-recall")) throw error;
      nobody = error;
    }
  }
  if (asked.length === 0 && nobody && of.to) throw nobody;
  return asked;
}
