import type { NavEntry } from "../../../platform/http/index.ts";
import { axisWords } from "./words.ts";

const label = (key: "operations" | "messages" | "receipts" | "statistics") => ({
  vi: axisWords.vi[key],
  en: axisWords.en[key],
});
const roles = ["operator", "registrar"] as const;

/** Entries of the axis in the main menu; a registrar, whose menu has its own entries, gets the two that answer most questions. */
export const axisNav: readonly NavEntry[] = [
  { href: "/operations", label: label("operations"), order: 10, roles },
  { href: "/messages", label: label("messages"), order: 20, roles },
  { href: "/statistics", label: label("statistics"), order: 30, roles: ["operator"] },
  { href: "/receipts", label: label("receipts"), order: 70, roles: ["operator"] },
];
