import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { eventActor } from "../actor.ts";
import { officeErrors } from "../errors.ts";
import { appendRecipients, findOutgoing } from "../store/outgoing.ts";
import { appendOutgoingEvent } from "../store/outgoing-events.ts";
import { agencyOf } from "../surroundings.ts";
import { claimOutgoing, requireOutgoing } from "./claim-outgoing.ts";
import { dispatchFurther } from "./dispatch-issued.ts";
import type { Saved } from "./save-draft.ts";

/**
 * Sends an issued document, the same sealed file, to further recipients. Those who have been sent it are left out.
 * Errors: `office.no-new-recipients`, `office.unknown-recipients`, and those of every act.
 */
export async function addRecipients(
  node: Node,
  by: Principal,
  of: { readonly id: string; readonly codes: readonly string[] },
): Promise<Saved> {
  const at = node.clock.now();
  const document = await findOutgoing(node.db, of.id);
  requireOutgoing(document, by, { act: "add-recipients", at });
  const pdf = await node.files.bytes(document.fileSha256 ?? "");
  const agency = await agencyOf(node, node.db, document.agencyCode);
  return node.db.transaction().execute(async (tx) => {
    const held = await claimOutgoing(tx, by, { id: of.id, act: "add-recipients", at });
    const codes = [...new Set(of.codes)].filter((code) => !held.draft.recipients.includes(code));
    if (codes.length === 0 || held.issued === null) throw officeErrors.noNewRecipients();
    const { id, version, agencyCode, issued } = held;
    await appendRecipients(tx, id, codes, at);
    await dispatchFurther(tx, node, by, { document: held, issued, agency, pdf, at, codes });
    const note = codes.join(", ");
    await appendOutgoingEvent(tx, {
      outgoingId: id,
      version: version + 1,
      act: "sent-more",
      actor: eventActor(by),
      at,
      note,
    });
    await appendAudit(tx, {
      actor: by,
      action: "office.document.add-recipients",
      subject: { kind: "office.document", id },
      detail: { recipients: codes },
      at,
    });
    await node.live.publish(tx, [`outgoing:${agencyCode}`, `document:${id}`]);
    return { id, version: version + 1 };
  });
}
