import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { officeErrors } from "../errors.ts";
import { mayEver, maySeeOutgoing } from "../policy.ts";
import { nextOutgoingState, type OutgoingAct } from "../states.ts";
import { lockOutgoing, type OutgoingDocument } from "../store/outgoing.ts";

/**
 * Holds a document for an act until the transaction ends, having made sure that the person may do it and the document stands
 * where it can be done. Errors: `office.document-missing`, `office.forbidden`, `office.wrong-state`.
 * @param of.version the version the person saw; absent where any will do
 */
export async function claimOutgoing(
  tx: Tx,
  by: Principal,
  of: { readonly id: string; readonly version?: number; readonly act: OutgoingAct; readonly at: Date },
): Promise<OutgoingDocument> {
  const document = await lockOutgoing(tx, of.id);
  requireOutgoing(document, by, of);
  return document;
}

/** The same judgement on a document that is not held. */
export function requireOutgoing(
  document: OutgoingDocument | undefined,
  by: Principal,
  of: { readonly version?: number; readonly act: OutgoingAct; readonly at: Date },
): asserts document is OutgoingDocument {
  if (!document || !maySeeOutgoing(by, document, of.at)) throw officeErrors.missing();
  if (!mayEver(by, document, of.act, of.at)) throw officeErrors.forbidden();
  if (nextOutgoingState(document.state, of.act) === undefined) throw officeErrors.wrongState();
  if (of.version !== undefined && of.version !== document.version) throw officeErrors.wrongState();
}
