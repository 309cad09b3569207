export { exchangeHistory, historyEnd, type PastDelivery, type PastDocument } from "./exchange-history.ts";
export { pastCatalogue } from "./past-catalogue.ts";
