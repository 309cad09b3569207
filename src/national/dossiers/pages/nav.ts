import type { NavEntry } from "../../../platform/http/index.ts";

/** Entries of the country's dossiers in the main menu of the national node. */
export const nationalDossierNav: readonly NavEntry[] = [
  {
    href: "/dossiers",
    label: { vi: "Hồ sơ cả nước", en: "Dossiers" },
    order: 12,
    roles: ["operator", "registrar", "controller", "admin"],
  },
  {
    href: "/dossiers/reconciliation",
    label: { vi: "Đối soát", en: "Reconciliation" },
    order: 13,
    roles: ["operator", "registrar", "controller", "admin"],
  },
  {
    href: "/dossiers/wrong-codes",
    label: { vi: "Mã sai", en: "Wrong codes" },
    order: 14,
    roles: ["operator", "registrar", "controller", "admin"],
  },
  { href: "/track", label: { vi: "Tra cứu hồ sơ", en: "Look up a dossier" }, order: 31 },
];
