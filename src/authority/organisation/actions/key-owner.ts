import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import type { KeyOwner } from "../store/signing-keys.ts";
import { findStaffOfAccount } from "../store/staff.ts";

/** The person's own key, or the seal of an agency. */
export type OwnKeyOrSeal = "own" | { readonly agencyCode: string };

/** Whose key a person means. A seal only where `maySeal` says so. Throws `organisation.not-yours`. */
export async function keyOwnerOf(
  node: Node,
  principal: Principal,
  owner: OwnKeyOrSeal,
  maySeal: (agencyCode: string) => boolean,
): Promise<KeyOwner> {
  if (owner !== "own") {
    if (!maySeal(owner.agencyCode)) throw organisationErrors.notYours();
    return owner;
  }
  const staff = await findStaffOfAccount(node.db, principal.accountId);
  if (!staff) throw organisationErrors.notYours();
  return { staffId: staff.id };
}
