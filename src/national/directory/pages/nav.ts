import type { NavEntry } from "../../../platform/http/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { readRegistrations } from "../store/registrations.ts";
import { createDirectoryReader, type DirectoryReader } from "../store/view.ts";
import { conditionOf } from "./certificates/condition.ts";
import { directoryWords } from "./words.ts";

const label = (key: "agencies" | "join" | "applications" | "certificates") => ({
  vi: directoryWords.vi[key],
  en: directoryWords.en[key],
});

/** Entries of the directory in the main menu of a node. `read` remembers the directory between requests, so a count costs one small query. */
export function directoryNav(read: DirectoryReader = createDirectoryReader()): readonly NavEntry[] {
  return [
    {
      href: "/agencies",
      label: label("agencies"),
      order: 40,
      count: async (node) => {
        const today = isoDay(node.clock.now());
        const { agencies } = await read(node.db);
        return [...agencies.values()].filter(({ validUntil }) => validUntil === null || validUntil > today).length;
      },
    },
    {
      href: "/certificates",
      label: label("certificates"),
      order: 50,
      roles: ["registrar", "operator"],
      count: async (node) => {
        const now = node.clock.now();
        const { certificates } = await read(node.db);
        return [...certificates.values()].flat().filter((one) => conditionOf(one, now) === "expiring").length;
      },
    },
    {
      href: "/applications",
      label: label("applications"),
      order: 60,
      roles: ["registrar"],
      count: async (node) => (await readRegistrations(node.db, { state: "submitted", limit: 0 })).total,
    },
    { href: "/applications/new", label: label("join"), order: 70, when: (principal) => principal === undefined },
  ];
}
