export { importProcedures } from "./actions/import-procedures.ts";
export { type Catalogue, type CatalogueReader, createCatalogueReader } from "./catalogue.ts";
export { type ProcedureSearch, type ProceduresFound, searchProcedures } from "./search/search-procedures.ts";
