/** The national catalogue of procedures: what may be asked of it from outside. */
export { importProcedures } from "./actions/import-procedures.ts";
export { createCatalogueReader } from "./catalogue.ts";
export { createKnownProcedures, type KnownProcedures } from "./known-procedures.ts";
export { searchProcedures } from "./search/search-procedures.ts";
export { findRecord } from "./store/versions.ts";
export type { WireAnswer, WireCall, WireServices } from "./wire-services.ts";
