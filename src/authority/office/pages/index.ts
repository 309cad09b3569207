import type { App, NavEntry } from "../../../platform/http/index.ts";
import { countOffice } from "../store/counts.ts";
import { addRecipientPages } from "./document/add-recipients.tsx";
import { addDocumentFiles } from "./document/files.ts";
import { addDocumentPage } from "./document/page.tsx";
import { addRecallPages } from "./document/recall.tsx";
import { addVersionPage } from "./document/version.tsx";
import { addDraftPages } from "./draft/page.tsx";
import { addIncomingPage } from "./incoming/page.tsx";
import { addIncomingList } from "./incoming-list/page.tsx";
import { addOutgoingList } from "./outgoing-list/page.tsx";
import { addRegisterPages } from "./registers/page.tsx";
import { addSearchPage } from "./search/page.tsx";
import { addSigningPages } from "./signing/page.tsx";
import { officeWords } from "./words.ts";

/** Adds the office's pages: what people write, sign, issue, receive and look up. */
export function officePages(app: App): void {
  // Named addresses stand before those with an id, which would take them for one.
  addOutgoingList(app);
  addDraftPages(app);
  addRecipientPages(app);
  addRecallPages(app);
  addVersionPage(app);
  addDocumentFiles(app);
  addDocumentPage(app);
  addIncomingList(app);
  addIncomingPage(app);
  addSigningPages(app);
  addRegisterPages(app);
  addSearchPage(app);
}

const people = ["clerk", "leader", "specialist"] as const;
const label = (key: "incoming" | "outgoing" | "signing" | "registers") => ({
  vi: officeWords.vi[key],
  en: officeWords.en[key],
});

/** The office's entries of the main menu, with what waits for the person. */
export const officeNav: readonly NavEntry[] = [
  {
    href: "/incoming",
    label: label("incoming"),
    order: 10,
    roles: people,
    count: async (node, by) => (await countOffice(node.db, by.agencyCode, by.accountId)).arrived,
  },
  { href: "/outgoing", label: label("outgoing"), order: 11, roles: people },
  {
    href: "/signing",
    label: label("signing"),
    order: 12,
    roles: ["leader"],
    count: async (node, by) => (await countOffice(node.db, by.agencyCode, by.accountId)).toSign,
  },
  { href: "/registers", label: label("registers"), order: 13, roles: people },
];
