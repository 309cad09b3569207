import type { App } from "../../../platform/http/index.ts";
import type { DirectoryReader } from "../../directory/index.ts";
import { addList } from "./list/page.tsx";
import { addReconciliation } from "./reconciliation/page.tsx";
import { addTrack } from "./track/page.tsx";
import { addWrongCodes } from "./wrong-codes/page.tsx";

export { nationalDossierNav } from "./nav.ts";

/** Adds the pages of the country's dossiers: the public look-up, and the list, the comparisons and the wrong codes for the national systems. */
export function nationalDossierPages(app: App, readDirectory: DirectoryReader): void {
  addTrack(app, readDirectory);
  addReconciliation(app, readDirectory);
  addWrongCodes(app, readDirectory);
  addList(app, readDirectory);
}
