import type { NavEntry } from "../../../platform/http/index.ts";
import { countDrafts } from "../store/drafts.ts";
import { procedureWords } from "./words.ts";

const label = (key: "public" | "catalogue" | "standardisation") => ({
  vi: procedureWords.vi[key],
  en: procedureWords.en[key],
});

/** Entries of the catalogue in the main menu of the national node. */
export const procedureNav: readonly NavEntry[] = [
  {
    href: "/catalogue",
    label: label("catalogue"),
    order: 20,
    roles: ["controller"],
    count: (node) => countDrafts(node.db),
  },
  { href: "/standardisation", label: label("standardisation"), order: 22, roles: ["controller"] },
  { href: "/procedures", label: label("public"), order: 30 },
];
