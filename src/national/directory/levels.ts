import type { Db } from "../../platform/db/index.ts";
import type { MetricLevels } from "../../platform/metrics/index.ts";
import { type AgencyLevel, agencyLevels } from "./agency.ts";
import { searchAgencies } from "./store/agencies.ts";
import { createDirectoryReader, type DirectoryReader } from "./store/view.ts";

/** What the directory tells readings of metrics: which agencies stand at a level, and at which level an agency stands. */
export function directoryLevels(db: Db, read: DirectoryReader = createDirectoryReader()): MetricLevels {
  return {
    async agenciesAt(level) {
      const known = agencyLevels.find((each): each is AgencyLevel => each === level);
      if (!known) return [];
      return (await searchAgencies(db, { level: known })).agencies.map((agency) => agency.code);
    },
    async levelOf(codes) {
      const { agencies } = await read(db);
      return new Map(codes.flatMap((code) => (agencies.has(code) ? [[code, agencies.get(code)?.level ?? ""]] : [])));
    },
  };
}
