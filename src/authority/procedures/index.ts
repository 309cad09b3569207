/** The procedures of an authority: what other systems may ask. */
export { hasCatalogue, type ImportedCatalogue, importCatalogue } from "./actions/import-catalogue.ts";
export { type ImportedFlow, importFlows } from "./actions/import-flows.ts";
export { flowOf } from "./flow-of.ts";
export type { FlowTemplate } from "./flow-template.ts";
export type { OfferedFacts } from "./offered.ts";
export { findFeeTableAt } from "./store/fee-tables.ts";
