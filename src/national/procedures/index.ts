/** The national catalogue of procedures: what may be asked of it from outside. */
export { importProcedures } from "./actions/import-procedures.ts";
export { createCatalogueReader } from "./catalogue.ts";
export { searchProcedures } from "./search/search-procedures.ts";
