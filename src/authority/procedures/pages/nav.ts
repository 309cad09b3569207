import type { NavEntry } from "../../../platform/http/index.ts";

/** Entries of the main menu: for everyone what is published, for officials the catalogue itself. */
export const procedureNav: readonly NavEntry[] = [
  {
    href: "/procedures",
    label: { vi: "Thủ tục hành chính", en: "Procedures" },
    order: 5,
    when: (principal) => principal === undefined,
  },
  {
    href: "/procedures/catalogue",
    label: { vi: "Thủ tục", en: "Procedures" },
    order: 40,
    roles: ["controller", "leader", "specialist"],
  },
];
