export { lifeEventNames } from "./life-event-names.ts";
export {
  type CatalogueMessage,
  catalogueMessageSchema,
  catalogueMessageType,
  type OfferedProcedure,
  offeredProcedureSchema,
  type ProceduresMessage,
  proceduresMessageSchema,
  proceduresMessageType,
} from "./messages.ts";
export {
  type ApplicantKind,
  applicantKinds,
  componentSchema,
  feeSchema,
  type LifeEvent,
  legalBasisSchema,
  lifeEvents,
  limitSchema,
  type Procedure,
  type ProcedureComponent,
  type ProcedureFee,
  type ProcedureLevel,
  type ProcedureLimit,
  procedureLevels,
  procedureSchema,
} from "./procedure.ts";
