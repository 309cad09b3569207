export { type DossierHistory, dossierHistory } from "./dossier-history.ts";
export { offersOf } from "./dossier-offers.ts";
export { createStaff } from "./dossier-people.ts";
export { exchangeHistory, historyEnd, type PastDelivery, type PastDocument } from "./exchange-history.ts";
export { pastCatalogue } from "./past-catalogue.ts";
