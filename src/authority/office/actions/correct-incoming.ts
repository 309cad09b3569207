import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";

import { officeErrors } from "../errors.ts";
import { mayEverOnIncoming, maySeeIncoming } from "../policy.ts";
import { lockIncoming, setNote } from "../store/incoming.ts";
import { appendIncomingEvents } from "../store/incoming-events.ts";

/**
 * Writes the clerk's note on a received document anew, for instance to set right what was registered by mistake: its status has
 * left for the sender and is not taken back. The notes before stay in the history.
 */
export async function correctIncoming(
  node: Node,
  by: Principal,
  of: { readonly id: string; readonly note: string },
): Promise<void> {
  const at = node.clock.now();
  const note = of.note.normalize("NFC").trim();
  await node.db.transaction().execute(async (tx) => {
    const document = await lockIncoming(tx, of.id);
    if (!document || !maySeeIncoming(by, document, at)) throw officeErrors.missing();
    if (!mayEverOnIncoming(by, document, "register", at)) throw officeErrors.forbidden();
    await setNote(tx, document.id, note);
    await appendIncomingEvents(tx, [{ incomingId: document.id, act: "corrected", actorName: by.name, at, note }]);
    await appendAudit(tx, {
      actor: by,
      action: "office.incoming.correct",
      subject: { kind: "office.incoming", id: document.id },
      detail: { before: document.note, note },
      at,
    });
    await node.live.publish(tx, [`document:${document.id}`]);
  });
}
