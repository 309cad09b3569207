import type { NavEntry } from "../../../platform/http/index.ts";
import { workRolesOf } from "../policy.ts";
import { countMine } from "../store/work-list-counts.ts";
import { resultNav } from "./result/queue-page.tsx";

/** Entries of the main menu, with what waits for the person. */
export const dossierNav: readonly NavEntry[] = [
  {
    href: "/dossiers/new",
    label: { vi: "Tiếp nhận", en: "Receive" },
    order: 1,
    roles: ["receptionist"],
  },
  {
    href: "/dossiers",
    label: { vi: "Hồ sơ", en: "Dossiers" },
    order: 15,
    roles: ["receptionist", "specialist", "leader", "clerk", "controller"],
    when: (by) =>
      by !== undefined && (by.grants.some(({ role }) => role !== "controller") || !by.agencyCode.includes(".")),
    count: async (node, by) => {
      const now = node.clock.now();
      const roles = workRolesOf(by, now);
      return roles.length === 0 ? 0 : countMine(node.db, { agency: by.agencyCode, accountId: by.accountId, roles });
    },
  },
  ...resultNav,
  {
    href: "/dossiers/reconciliation",
    label: { vi: "Đối soát", en: "Reconciliation" },
    order: 26,
    roles: ["controller", "admin"],
    when: (by) => by !== undefined && !by.agencyCode.includes("."),
  },
  {
    href: "/dossiers/figures",
    label: { vi: "Số liệu hồ sơ", en: "Figures of dossiers" },
    order: 27,
    roles: ["leader", "receptionist", "controller"],
    when: (by) =>
      by !== undefined && (by.grants.some(({ role }) => role !== "controller") || !by.agencyCode.includes(".")),
  },
  {
    href: "/track",
    label: { vi: "Tra cứu hồ sơ", en: "Track a dossier" },
    order: 20,
    when: (by) => by === undefined,
  },
];
