export { readApology, writeApology } from "./apology.ts";
export * from "./comparison.ts";
export { type ComparedFacts, digestOf } from "./digest.ts";
export * from "./messages.ts";
export { type DossierProgress, progressDigest, progressFields, readProgress } from "./progress.ts";
export { readRecord } from "./read-record.ts";
export {
  type DossierRecord,
  type RecordFee,
  type RecordPaper,
  type RecordResult,
  type RecordSupplement,
  recordFields,
} from "./record.ts";
export {
  asDossierState,
  type Channel,
  channelNames,
  channels,
  type DossierState,
  dossierStateNames,
  dossierStates,
  hasEnded,
} from "./states.ts";
export { readWireTime, writeWireTime } from "./wire-time.ts";
export type { FieldProblem, WireFields, WireReading } from "./wire-values.ts";
