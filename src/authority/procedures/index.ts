/** The procedures of an authority: what other systems may ask. */
export { hasCatalogue, type ImportedCatalogue, importCatalogue } from "./actions/import-catalogue.ts";
export { type ImportedFlow, importFlows } from "./actions/import-flows.ts";
export { flowOf } from "./flow-of.ts";
export type { FlowTemplate } from "./flow-template.ts";
export type { OfferedFacts } from "./offered.ts";
export { limitOf, type Offer, readOffer } from "./read-offer.ts";
export { type DossierFee, feeOfDossier } from "./rehearsal/fee-of-dossier.ts";
export { type Outcome, outcomesOf } from "./rehearsal/outcomes.ts";
export { type FoundOffer, findOfferId, searchOffers } from "./search-offers.ts";
export { findFeeTableAt } from "./store/fee-tables.ts";
export { readOfferedIds } from "./store/offered.ts";
