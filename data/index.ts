export { type Agency, agencies, agencySchema, findAgency, findAgencyOfUnit, listAgenciesBelow } from "./agencies.ts";
export { type DocumentKindEntry, documentKindEntries } from "./document-kinds.ts";
export { type ProcedureFlow, procedureFlows, type TemplateFlow, templateFlows } from "./flows.ts";
export { type PersonName, pickPeople } from "./people.ts";
export { findProcedure, procedures } from "./procedures.ts";
export { seededRandom } from "./random.ts";
export { findScenario, type Scenario, scenarios } from "./scenario.ts";
export { findUnit, type Unit, units } from "./units.ts";
