export {
  type AgencyCode,
  type AgencyCodeForm,
  agencyCodeLevels,
  agencyCodeMaxLength,
  formatAgencyCode,
  hasQcvn102Form,
  NoQcvn102FormError,
  parentAgencyCode,
} from "./agency-code.ts";
export { type DocumentKind, documentKinds, findDocumentKind, findKindOfAbbreviation } from "./document-kinds.ts";
export {
  type DocumentNumber,
  documentNotation,
  formatDocumentNumber,
  padDocumentNumber,
} from "./document-number.ts";
export { type DossierCode, formatDossierCode, parseDossierCode } from "./dossier-code.ts";
export { findLevelOne, type LevelOneAgency, levelOneAgencies, nationalCode } from "./level-one.ts";
export { parseAgencyCode } from "./parse-agency-code.ts";
export { parseDocumentNumber } from "./parse-document-number.ts";
export type { Parsed, Problem, ProblemCode } from "./problem.ts";
export { formatProcedureCode, type ProcedureCode, parseProcedureCode } from "./procedure-code.ts";
export { type CodeKind, codeKinds, type MomentRules, parseCode, suggest } from "./suggest.ts";
