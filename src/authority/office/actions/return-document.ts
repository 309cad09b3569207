import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { eventActor } from "../actor.ts";
import { officeErrors } from "../errors.ts";
import { markReturned } from "../store/outgoing.ts";
import { appendOutgoingEvent } from "../store/outgoing-events.ts";
import { claimOutgoing } from "./claim-outgoing.ts";
import type { Saved } from "./save-draft.ts";

/** Gives a submitted, or signed and not yet issued, document back to its author. Errors: `office.reason-missing` and those of every act. */
export async function returnDocument(
  node: Node,
  by: Principal,
  seen: Saved & { readonly reason: string },
): Promise<Saved> {
  const at = node.clock.now();
  const reason = seen.reason.normalize("NFC").trim();
  if (reason === "") throw officeErrors.reasonMissing();
  return node.db.transaction().execute(async (tx) => {
    const document = await claimOutgoing(tx, by, { id: seen.id, version: seen.version, act: "return", at });
    const { id, version, agencyCode, signedAt } = document;
    await markReturned(tx, id, reason, at);
    await appendOutgoingEvent(tx, {
      outgoingId: id,
      version: version + 1,
      act: "returned",
      actor: eventActor(by),
      at,
      note: reason,
    });
    await appendAudit(tx, {
      actor: by,
      action: "office.document.return",
      subject: { kind: "office.document", id },
      detail: { reason },
      at,
    });
    // What counts signatures must not count one that no longer stands.
    if (signedAt) await recordMetric(tx, [{ metric: "office.signed", agencyCode, day: isoDay(signedAt), delta: -1 }]);
    await node.live.publish(tx, [`outgoing:${agencyCode}`, `document:${id}`]);
    return { id, version: version + 1 };
  });
}
