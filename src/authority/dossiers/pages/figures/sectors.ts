import { readMetric } from "../../../../platform/metrics/index.ts";
import { sectorNames } from "../../store/report-sectors.ts";
import type { FigureDesk } from "./desk.ts";

/** Every sector that ever had a dossier here, by name, from the figures. */
export async function sectorsOf({ node, today }: FigureDesk): Promise<ReadonlyMap<string, string>> {
  const { groups } = await readMetric(node.db, { metric: "dossier.received", to: today, by: { dim: "sector" } });
  const names = await sectorNames(
    node.db,
    groups.map(({ key }) => key),
  );
  return new Map([...names].sort(([, a], [, b]) => a.localeCompare(b, "vi")));
}
