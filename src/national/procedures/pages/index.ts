import type { App } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { CatalogueReader } from "../catalogue.ts";
import { addCatalogue } from "./catalogue/page.tsx";
import { addDraft } from "./draft/page.tsx";
import { addDrafts } from "./drafts/page.tsx";
import { addEntry } from "./entry/page.tsx";
import { addPapers } from "./papers/page.tsx";
import { addPreview } from "./preview.tsx";
import { addProcedure } from "./procedure/page.tsx";
import { addPublication } from "./publication/page.tsx";
import { addPublications } from "./publications/page.tsx";
import { addSearch } from "./search/page.tsx";
import { addStandardisation } from "./standardisation/page.tsx";
import { addWithdrawal } from "./withdrawal/page.tsx";

export { procedureNav } from "./nav.ts";

/** Adds the pages of the catalogue: the public search and record, and the keepers' desk. */
export function procedurePages(app: App, node: Node, read: CatalogueReader): void {
  addSearch(app, node, read);
  addPapers(app, node);
  addProcedure(app, node, read);
  addCatalogue(app, node, read);
  addDrafts(app, node);
  addDraft(app, node);
  addPreview(app, node, read);
  addPublication(app, node);
  addPublications(app, node);
  addWithdrawal(app, node);
  // After every other page of the catalogue: "new" and "publications" are no codes.
  addEntry(app, node, read);
  addStandardisation(app, node);
}
