export { appendTrace, NoTracePlaceError } from "./append-trace.ts";
export { isCalendarDate, isInstant, readDate, vietnamInstant, wireDate, wireInstant } from "./dates.ts";
export {
  type DecodedDocument,
  type DecodedStatus,
  decodeEdxml,
  type PeekedDocument,
  peekHeader,
  type Refused,
  readXml,
} from "./decode.ts";
export * from "./document.ts";
export { type DocumentIdParts, formatDocumentId, parseDocumentId } from "./document-id.ts";
export { type EncodeOptions, encodeDocument, encodeStatus } from "./encode.ts";
export { EdxmlEncodeError, type EncodeProblem } from "./encode-error.ts";
export { type Finding, type FindingCode, findingCatalogue, type Wording } from "./findings.ts";
export { defaultLimits, type EdxmlLimits } from "./limits.ts";
export { edxmlNamespace } from "./namespace.ts";
export { readOrganCode, wireOrganCode } from "./organ-code.ts";
export { type Refusal, type RefusalCode, refusalCatalogue } from "./refusal.ts";
