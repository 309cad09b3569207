import type { Signer } from "../../../engines/signing/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { eventActor } from "../actor.ts";
import { officeErrors } from "../errors.ts";
import { signAsPerson } from "../signing.ts";
import { findOutgoing, markSigned, type OutgoingDocument } from "../store/outgoing.ts";
import { appendOutgoingEvent } from "../store/outgoing-events.ts";
import { agencyOf, surroundingsOf } from "../surroundings.ts";
import { claimOutgoing, requireOutgoing } from "./claim-outgoing.ts";
import type { Saved } from "./save-draft.ts";

/** What became of one document of a batch. */
export type Outcome =
  | ({ readonly ok: true } & Saved)
  | { readonly ok: false; readonly id: string; readonly error: DomainError };

/**
 * Signs documents with the person's own key, each on its own: one that cannot be signed does not keep the others back.
 * A wrong PIN signs nothing and throws what the key store throws.
 */
export async function signDocuments(
  node: Node,
  by: Principal,
  of: { readonly documents: readonly Saved[]; readonly pin: string },
): Promise<readonly Outcome[]> {
  const signer = await surroundingsOf(node).keys.personSigner(node.db, by.accountId, of.pin);
  const outcomes: Outcome[] = [];
  for (const seen of of.documents) outcomes.push(await outcomeOf(seen.id, () => signOne(node, by, signer, seen)));
  return outcomes;
}

/** Turns a refusal into an outcome; anything unforeseen still throws. */
export async function outcomeOf(id: string, act: () => Promise<Saved>): Promise<Outcome> {
  try {
    return { ok: true, ...(await act()) };
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, id, error };
    throw error;
  }
}

async function signOne(node: Node, by: Principal, signer: Signer, seen: Saved): Promise<Saved> {
  const at = node.clock.now();
  const document = await findOutgoing(node.db, seen.id);
  requireOutgoing(document, by, { version: seen.version, act: "sign", at });
  const { fileSha256, places } = document;
  if (fileSha256 === null || places === null) throw officeErrors.wrongState();
  const pdf = await submittedBytes(node, document);
  const agency = await agencyOf(node, node.db, document.agencyCode);
  const account = { id: by.accountId, name: document.draft.signer?.name ?? by.name };
  const signed = await signAsPerson(node, { pdf, signer, places, account, agency, at });
  const file = await node.files.put(signed, { maxBytes: node.config.maxUploadBytes * 2, allow: ["application/pdf"] });
  return node.db.transaction().execute(async (tx) => {
    const held = await claimOutgoing(tx, by, { ...seen, act: "sign", at });
    if (held.fileSha256 !== fileSha256) throw officeErrors.changedAfterSubmission();
    const { id, version, agencyCode } = held;
    await markSigned(tx, id, file, account.name, at);
    const actor = eventActor(by);
    await appendOutgoingEvent(tx, {
      outgoingId: id,
      version: version + 1,
      act: "signed",
      actor,
      at,
      fileSha256: file.sha256,
    });
    await appendAudit(tx, {
      actor: by,
      action: "office.document.sign",
      subject: { kind: "office.document", id },
      detail: { before: fileSha256, sha256: file.sha256 },
      at,
    });
    await recordMetric(tx, [{ metric: "office.signed", agencyCode, day: isoDay(at), delta: 1 }]);
    await node.live.publish(tx, [`outgoing:${agencyCode}`, `document:${id}`]);
    return { id, version: version + 1 };
  });
}

/** The bytes that were submitted. The store checks them against their hash: bytes that changed on the disk are not signed. */
async function submittedBytes(node: Node, { fileSha256 }: OutgoingDocument): Promise<Uint8Array> {
  try {
    return await node.files.bytes(fileSha256 ?? "");
  } catch (error) {
    if (error instanceof DomainError && (error.code === "files.damaged" || error.code === "files.missing"))
      throw officeErrors.changedAfterSubmission();
    throw error;
  }
}
