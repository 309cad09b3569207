/** The node's end of the national axis: what its neighbours may ask of it. */
export { resendDocument } from "./actions/resend-document.ts";
export { type Dispatch, type Dispatched, sendDocument, sendDocuments } from "./actions/send-document.ts";
export { type RecallToSend, sendRecall } from "./actions/send-recall.ts";
export { type StatusToSend, sendStatus } from "./actions/send-status.ts";
export type { StatusStaff } from "./actions/write-status.ts";
export type { ExchangeListener, IncomingEdoc, Reminder, SignatureFacts, StatusChange } from "./listener.ts";
export { readDocument, readEdxml } from "./read-edxml.ts";
export {
  type OutgoingState,
  type RecallState,
  type RecipientStation,
  recipientStations,
} from "./states.ts";
export type { DirectoryAgency } from "./store/directory.ts";
export {
  findIncoming,
  findIncomingDocument,
  type IncomingDocument,
  type IncomingEntry,
} from "./store/incoming.ts";
export { findOutgoing, listOutgoingOf, type OutgoingEdoc } from "./store/outgoing.ts";
export {
  countRecipientStates,
  type Reason,
  type RecipientState,
  recipientStates,
} from "./store/outgoing-recipients.ts";
export { type AgencyQuery, findAgencies } from "./store/search-agencies.ts";
export { type LoggedStatus, listStatuses } from "./store/status-log.ts";
