/** Dossiers as authorities report them: what other national systems may ask. */
export { importReported, makeRoomForReported } from "./actions/import-reported.ts";
export type { ReportedDossier } from "./reported-change.ts";
export { findReported } from "./store/records.ts";
