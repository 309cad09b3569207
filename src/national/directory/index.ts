export { addCertificate } from "./actions/add-certificate.ts";
export { approveRegistration } from "./actions/approve-registration.ts";
export { type ImportedAgency, importAgencies } from "./actions/import-agencies.ts";
export { type IssuedCredential, issueCredential } from "./actions/issue-credential.ts";
export { type JoiningNode, joinNodes } from "./actions/join-nodes.ts";
export { receiveCrl, receiveCrls } from "./actions/receive-crl.ts";
export { canonicalCode, type NewAgency, registerAgency } from "./actions/register-agency.ts";
export { rejectRegistration } from "./actions/reject-registration.ts";
export { revokeCertificate } from "./actions/revoke-certificate.ts";
export { revokeCredential } from "./actions/revoke-credential.ts";
export { type Application, submitRegistration } from "./actions/submit-registration.ts";
export { type AgencyEnd, succeedAgency } from "./actions/succeed-agency.ts";
export { trustAuthorities } from "./actions/trust-authorities.ts";
export {
  type Agency,
  type AgencyCertificate,
  type AgencyLevel,
  type AgencyRoute,
  agencyLevels,
  levelNames,
  type Succession,
} from "./agency.ts";
export { searchText } from "./api/agencies.ts";
export { directoryErrors } from "./errors.ts";
export { directoryLevels } from "./levels.ts";
export { mayChangeDirectory, maySeeApplications } from "./policy.ts";
export { directoryMessageType, publishDirectory } from "./publish.ts";
export { levelOneOf, type ResolvedRecipient, resolveRecipient, routeTo, suggestAgencies } from "./resolve-recipient.ts";
export { findSigningRight, type SigningRight } from "./signing-right.ts";
export { type AgencySearch, countAgencies, searchAgencies } from "./store/agencies.ts";
export { readCertificates } from "./store/certificates.ts";
export { type ClientCredential, readCredentials } from "./store/credentials.ts";
export { readNodes, type ServingNode } from "./store/nodes.ts";
export {
  findRegistration,
  type Registration,
  type RegistrationState,
  readRegistrations,
  registrationStates,
} from "./store/registrations.ts";
export { type RevocationList, readCrls, readTrustAnchors, type TrustAnchor } from "./store/trust.ts";
export { createDirectoryReader, type DirectoryReader, type DirectoryView } from "./store/view.ts";
export { verifyCredential } from "./verify-credential.ts";
