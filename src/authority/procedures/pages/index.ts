import type { App } from "../../../platform/http/index.ts";
import { addActPages } from "./acts/page.tsx";
import { addCataloguePage } from "./catalogue/page.tsx";
import { addCostPages } from "./cost/page.tsx";
import { addFigurePages } from "./figures/page.tsx";
import { addProcedurePages } from "./procedure/page.tsx";
import { addPublicList } from "./public-list/page.tsx";
import { addPublicProcedure } from "./public-procedure/page.tsx";
import { addReviewPages } from "./review/page.tsx";
import { addStandardisationPages } from "./standardisation/page.tsx";

/** Adds the officers' pages. They stand before the public ones, whose address would take theirs for a code. */
export function officerPages(app: App): void {
  addCataloguePage(app);
  addProcedurePages(app);
  addStandardisationPages(app);
  addReviewPages(app);
  addCostPages(app);
  addFigurePages(app);
  addActPages(app);
}

/** Adds what the people read. */
export function publicPages(app: App): void {
  addPublicList(app);
  addPublicProcedure(app);
}
