import { describeCertificate, openKey, type Signer, WrongPinError } from "../../../engines/signing/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import { mayEnrolSeal } from "../policy.ts";
import { isLongEnough } from "../signing-pin.ts";
import { replaceKey } from "../store/signing-keys.ts";
import { keyOwnerOf, type OwnKeyOrSeal } from "./key-owner.ts";
import { isUnusableKey } from "./open-signing-key.ts";

/** A key to enrol: a PKCS#12 file with the PIN that opens it, which stays its PIN. */
export type KeyToEnrol = {
  /** The person's own key, or the seal of an agency. */
  readonly owner: OwnKeyOrSeal;
  readonly pkcs12: Uint8Array;
  readonly pin: string;
};

/**
 * Enrols a signing key from a PKCS#12 file in place of the present one. The PIN proves possession and is not kept. Returns the key's id.
 * Errors: `organisation.not-yours`, `organisation.pin-weak`, `organisation.pin-wrong`, `organisation.key-unreadable`,
 * `organisation.key-weak`, `organisation.key-out-of-date`.
 */
export async function enrolSigningKey(node: Node, principal: Principal, order: KeyToEnrol): Promise<string> {
  const now = node.clock.now();
  const owner = await keyOwnerOf(node, principal, order.owner, (code) => mayEnrolSeal(principal, code, now));
  if (!isLongEnough(order.pin)) throw organisationErrors.pinWeak("pin");
  const signer = await openFile(order);
  const { notBefore, notAfter, weak, commonName, serial } = describeCertificate(signer.certificate);
  if (weak) throw organisationErrors.keyWeak();
  if (now < notBefore || now > notAfter) throw organisationErrors.keyOutOfDate(notBefore, notAfter);
  return node.db.transaction().execute(async (tx) => {
    const { certificate, chain } = signer;
    const { pkcs12 } = order;
    const id = await replaceKey(tx, { owner, certificate, chain, pkcs12, notBefore, notAfter, enrolledAt: now });
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.enrol-signing-key",
      subject: { kind: "organisation.signing_key", id },
      ...("agencyCode" in owner ? { agencyCode: owner.agencyCode } : {}),
      detail: { commonName, serial },
      at: now,
    });
    return id;
  });
}

async function openFile({ pkcs12, pin }: KeyToEnrol): Promise<Signer> {
  try {
    return await openKey(pkcs12, pin);
  } catch (error) {
    if (error instanceof WrongPinError) throw organisationErrors.filePinWrong();
    if (isUnusableKey(error)) throw organisationErrors.keyUnreadable();
    throw error;
  }
}
