/** Who works where at this node: what other systems may ask. */
export {
  type ImportedAgency,
  type ImportedPerson,
  type ImportedPost,
  importOrganisation,
} from "./actions/import-organisation.ts";
export { openSigningKey } from "./actions/open-signing-key.ts";
export { createKeyStore, type KeyStore, type TestKeys } from "./key-store.ts";
export { mayManage, mayUseSeal } from "./policy.ts";
export { standardPosts } from "./standard-posts.ts";
export { type Agency, type AgencyLevel, agenciesOfNode, findAgency, type OwnAgencyQuery } from "./store/agencies.ts";
export type { Delegation, DelegationScope } from "./store/delegations.ts";
export {
  type Post,
  type PostFacts,
  type PostHolder,
  type PostRole,
  postsOf,
  type Unit,
  unitsOf,
} from "./store/posts.ts";
export { findGroup, type RecipientGroup, recipientGroups } from "./store/recipient-groups.ts";
export { type DocumentSigner, findSigners } from "./store/signers.ts";
export { findKeyOf, type KeyOwner, type SigningKey } from "./store/signing-keys.ts";
export { findStaff, findStaffOfAccount, type Staff, type StaffMember, staffOf } from "./store/staff.ts";
