/** The office of an authority's agencies: documents that go out and come in. What its neighbours and pages may ask of it. */
export { addRecipients } from "./actions/add-recipients.ts";
export { answerChange, type ChangeAnswer } from "./actions/answer-change.ts";
export { completeIncoming } from "./actions/complete-incoming.ts";
export { correctIncoming } from "./actions/correct-incoming.ts";
export { decideNumbering } from "./actions/decide-numbering.ts";
export { examineArrivals, examineIncoming } from "./actions/examine-incoming.ts";
export { issueDocuments } from "./actions/issue-documents.ts";
export { keepUpload } from "./actions/keep-upload.ts";
export { type Recall, recallDocument } from "./actions/recall-document.ts";
export { refuseIncoming } from "./actions/refuse-incoming.ts";
export { registerIncoming } from "./actions/register-incoming.ts";
export { returnDocument } from "./actions/return-document.ts";
export { createDraft, type Saved, saveDraft } from "./actions/save-draft.ts";
export { type Outcome, signDocuments } from "./actions/sign-documents.ts";
export { previewDraft, submitDocument } from "./actions/submit-document.ts";
export { type Draft, draftSchema, emptyDraft, plainText } from "./draft.ts";
export { StaleDraftError } from "./errors.ts";
export { letterhead } from "./layout.ts";
export { officeListener } from "./listener.ts";
export { nextArrivalNumber, nextNumberText } from "./next-numbers.ts";
export type { NumberAndDay } from "./number-stamp.ts";
export { officeOpenItems } from "./open-items.ts";
export {
  mayActOnIncoming,
  mayActOnOutgoing,
  mayAnswerChange,
  mayDraft,
  maySeeIncoming,
  maySeeOffice,
  maySeeOutgoing,
} from "./policy.ts";
export { getIncoming, type IncomingDetail, readIncoming, readIncomingFile } from "./read-incoming.ts";
export {
  getDispatched,
  getOutgoing,
  type OutgoingDetail,
  type RecipientLine,
  readOutgoing,
  readOutgoingPdf,
  type Tally,
  tallyOutgoing,
  verifyOutgoing,
} from "./read-outgoing.ts";
export { refusalReasons } from "./refusal-reasons.ts";
export {
  incomingRegister,
  outgoingRegister,
  type RegisterTable,
  registerCsv,
  registerXlsx,
} from "./register-export.ts";
export { openPersonKey, openSealKey, verifySigned } from "./sign-for-others.ts";
export { type DescribedSignatures, describeSignatures } from "./signature-report.ts";
export { numberAndSeal, signAsPerson } from "./signing.ts";
export {
  type Authenticity,
  type ChangeKind,
  type ChangeState,
  type DocumentState,
  type IncomingAct,
  type IncomingState,
  incomingStates,
  type OutgoingAct,
  outgoingStates,
} from "./states.ts";
export { countOffice, type OfficeCounts } from "./store/counts.ts";
export type { Dispatch } from "./store/dispatch.ts";
export type { FileReport, IncomingDocument } from "./store/incoming.ts";
export type { IncomingActName, IncomingEvent } from "./store/incoming-events.ts";
export { type IncomingQuery, type IncomingRow, listIncoming } from "./store/incoming-list.ts";
export { listNumbering } from "./store/number-series.ts";
export type { IssuedNumber, OutgoingDocument } from "./store/outgoing.ts";
export { findVersion, type OutgoingActName, type OutgoingEvent } from "./store/outgoing-events.ts";
export { listOutgoing, listRegisterYears, type OutgoingQuery, type OutgoingRow } from "./store/outgoing-list.ts";
export { countedTo, defaultPageSize, type Page } from "./store/paging.ts";
export { agencyOf, type OfficeAgency, type OfficeKeys, type OfficeSurroundings } from "./surroundings.ts";
