import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { sendStatus } from "../../exchange/index.ts";
import { staffOf } from "../actor.ts";
import { markCompleted } from "../store/incoming.ts";
import { appendIncomingEvents } from "../store/incoming-events.ts";
import { agencyOf } from "../surroundings.ts";
import { claimIncoming } from "./claim-incoming.ts";

/** Ends the handling of a registered document and tells the sender (06). The note is for the agency's own people. */
export async function completeIncoming(
  node: Node,
  by: Principal,
  of: { readonly id: string; readonly note?: string },
): Promise<void> {
  const at = node.clock.now();
  const note = (of.note ?? "").normalize("NFC").trim();
  const agency = await agencyOf(node, node.db, by.agencyCode);
  await node.db.transaction().execute(async (tx) => {
    const { id, agencyCode } = await claimIncoming(tx, by, { id: of.id, act: "complete", at });
    await markCompleted(tx, id, { note, at, by: by.name });
    const staff = staffOf(by, agency);
    await sendStatus(tx, node, { incomingId: id, recipientCode: agencyCode, statusCode: "06", description: "", staff });
    await appendIncomingEvents(tx, [{ incomingId: id, act: "completed", actorName: by.name, at, note }]);
    await appendAudit(tx, {
      actor: by,
      action: "office.incoming.complete",
      subject: { kind: "office.incoming", id },
      at,
    });
    await node.live.publish(tx, [`incoming:${agencyCode}`, `document:${id}`]);
  });
}
