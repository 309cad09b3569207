import { changePin } from "../../../engines/signing/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import { mayUseSeal } from "../policy.ts";
import { isLongEnough } from "../signing-pin.ts";
import { findKeyOf, replaceFile } from "../store/signing-keys.ts";
import { keyOwnerOf, type OwnKeyOrSeal } from "./key-owner.ts";
import { tryPin } from "./open-signing-key.ts";

/** Another PIN for a key. */
export type PinChange = { readonly owner: OwnKeyOrSeal; readonly pin: string; readonly newPin: string };

/**
 * Puts a signing key under another PIN: the person's own, or the seal that a clerk keeps. Neither PIN is kept. A wrong present PIN counts
 * as a wrong PIN at signing does.
 * Errors: `organisation.not-yours`, `organisation.pin-weak`, `organisation.pin-same`, and those of `openSigningKey`.
 */
export async function changeSigningPin(node: Node, principal: Principal, order: PinChange): Promise<void> {
  const at = node.clock.now();
  const owner = await keyOwnerOf(node, principal, order.owner, (code) => mayUseSeal(principal, code, at));
  const { pin, newPin } = order;
  if (!isLongEnough(newPin)) throw organisationErrors.pinWeak("newPin");
  if (newPin === pin) throw organisationErrors.pinSame();
  const key = await findKeyOf(node.db, owner);
  if (!key) throw organisationErrors.keyMissing();
  const change = await tryPin(node, key.id, pin, async (before) => ({
    before,
    after: await changePin(before, pin, newPin),
  }));
  await node.db.transaction().execute(async (tx) => {
    // Enrolled anew or changed elsewhere meanwhile: what was opened is no longer the key.
    if (!(await replaceFile(tx, key.id, change))) throw organisationErrors.keyMissing();
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.change-signing-pin",
      subject: { kind: "organisation.signing_key", id: key.id },
      ...("agencyCode" in owner ? { agencyCode: owner.agencyCode } : {}),
      at,
    });
  });
}
