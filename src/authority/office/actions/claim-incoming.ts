import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { officeErrors } from "../errors.ts";
import { mayEverOnIncoming, maySeeIncoming } from "../policy.ts";
import { type IncomingAct, nextIncomingState } from "../states.ts";
import { type IncomingDocument, lockIncoming } from "../store/incoming.ts";

/**
 * Holds a received document for an act until the transaction ends. Errors: `office.document-missing`, `office.forbidden`,
 * `office.wrong-state`; the last also for a document that its sender has taken back with this agency's consent.
 */
export async function claimIncoming(
  tx: Tx,
  by: Principal,
  of: { readonly id: string; readonly act: IncomingAct; readonly at: Date },
): Promise<IncomingDocument> {
  const document = await lockIncoming(tx, of.id);
  if (!document || !maySeeIncoming(by, document, of.at)) throw officeErrors.missing();
  if (!mayEverOnIncoming(by, document, of.act, of.at)) throw officeErrors.forbidden();
  if (nextIncomingState(document.state, of.act) === undefined) throw officeErrors.wrongState();
  if (document.changeState === "agreed" && document.change !== "update") throw officeErrors.wrongState();
  return document;
}
