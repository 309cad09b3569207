import type { App } from "../../../platform/http/index.ts";
import { addDossierPages } from "./dossier/page.tsx";
import { addFigurePages } from "./figures/page.tsx";
import { addIntakePages } from "./intake/page.tsx";
import { addPaperPages } from "./papers/page.ts";
import { addReceivedPage } from "./received/page.tsx";
import { addReconciliation } from "./reconciliation/page.tsx";
import { addRegisterPages } from "./registers/page.tsx";
import { addReportPages } from "./report/page.tsx";
import { addResultPages } from "./result/page.tsx";
import { addResultQueuePages } from "./result/queue-page.tsx";
import { addDossierSearch } from "./search/page.tsx";
import { addTrackPages } from "./track/page.tsx";
import { addWorkList } from "./work-list/page.tsx";

export { dossierNav } from "./nav.ts";

/** Adds the pages of dossiers: lists, the counter, each dossier, its papers and result, what is counted, and the public page to follow one. */
export function dossierPages(app: App): void {
  // Named addresses stand before those with a code, which would take them for one.
  addWorkList(app);
  addDossierSearch(app);
  addIntakePages(app);
  addReceivedPage(app);
  addFigurePages(app);
  addReportPages(app);
  addRegisterPages(app);
  addReconciliation(app);
  addPaperPages(app);
  addResultQueuePages(app);
  addResultPages(app);
  addDossierPages(app);
  addTrackPages(app);
}
