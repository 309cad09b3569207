import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { sendStatus } from "../../exchange/index.ts";
import { staffOf } from "../actor.ts";
import { officeErrors } from "../errors.ts";
import { refusalReasons } from "../refusal-reasons.ts";
import { markRefused } from "../store/incoming.ts";
import { appendIncomingEvents } from "../store/incoming-events.ts";
import { agencyOf } from "../surroundings.ts";
import { claimIncoming } from "./claim-incoming.ts";

/**
 * Gives a received document back to its sender with a reason (02). One that was registered keeps its số đến: the register shows
 * it as given back. Errors: `office.reason-missing` (no reason of the list, or "other" without words), and those of every act.
 */
export async function refuseIncoming(
  node: Node,
  by: Principal,
  of: { readonly id: string; readonly reasonCode: string; readonly text?: string },
): Promise<void> {
  const at = node.clock.now();
  const text = wordsOf(of.reasonCode, (of.text ?? "").normalize("NFC").trim());
  const agency = await agencyOf(node, node.db, by.agencyCode);
  await node.db.transaction().execute(async (tx) => {
    const { id, agencyCode } = await claimIncoming(tx, by, { id: of.id, act: "refuse", at });
    await markRefused(tx, id, { code: of.reasonCode, text, at, by: by.name });
    await sendStatus(tx, node, {
      incomingId: id,
      recipientCode: agencyCode,
      statusCode: "02",
      description: text,
      staff: staffOf(by, agency),
    });
    await appendIncomingEvents(tx, [{ incomingId: id, act: "refused", actorName: by.name, at, note: text }]);
    await appendAudit(tx, {
      actor: by,
      action: "office.incoming.refuse",
      subject: { kind: "office.incoming", id },
      detail: { reason: of.reasonCode, text },
      at,
    });
    await node.live.publish(tx, [`incoming:${agencyCode}`, `document:${id}`]);
  });
}

/** The reason in the words that the sender reads. */
function wordsOf(code: string, text: string): string {
  const reason = refusalReasons.find((each) => each.code === code);
  if (!reason || (code === "other" && text === "")) throw officeErrors.reasonMissing();
  if (code === "other") return text;
  return text === "" ? reason.text.vi : `${reason.text.vi}: ${text}`;
}
