import type { App } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { createDirectoryReader } from "../store/view.ts";
import { addAgencies } from "./agencies/page.tsx";
import { addAgency } from "./agency/page.tsx";
import { addApplications } from "./applications/page.tsx";
import { addCertificates } from "./certificates/page.tsx";
import { addCredentials } from "./credentials/page.tsx";
import { addJoin } from "./join/page.tsx";
import { addNewAgency } from "./new-agency/page.tsx";
import { addSuccession } from "./succession/page.tsx";

export { directoryNav } from "./nav.ts";

/** Adds the directory's pages: the public search and application, and the registrar's desk. */
export function directoryPages(app: App, node: Node): void {
  const read = createDirectoryReader();
  addAgencies(app, node, read);
  // Before the page of one agency: "new" is no code.
  addNewAgency(app, node);
  addSuccession(app, node, read);
  addAgency(app, node, read);
  addJoin(app, node);
  addApplications(app, node, read);
  addCertificates(app, node, read);
  addCredentials(app, node, read);
}
