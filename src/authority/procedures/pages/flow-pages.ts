import type { App } from "../../../platform/http/index.ts";
import type { FlowTemplate } from "../flow-template.ts";
import { addFeePages } from "./fee-table/page.tsx";
import { addFlowOverview } from "./flow/page.tsx";
import { addDrawingPage } from "./flow-drawing/page.tsx";
import { addPublicationPage } from "./flow-publication/page.tsx";
import { addStepsPage } from "./flow-steps/page.tsx";
import { addVersionPages } from "./flow-versions/page.tsx";
import { addRehearsalPage } from "./rehearsal/page.tsx";

/** Adds the pages on which the flow and the fees of a procedure are made. @param templates flows to begin from */
export function addFlowPages(app: App, templates: readonly FlowTemplate[]): void {
  addFlowOverview(app, templates);
  addStepsPage(app);
  addDrawingPage(app);
  addRehearsalPage(app);
  addPublicationPage(app);
  addVersionPages(app);
  addFeePages(app);
}
