import { z } from "zod";
import { type AppContext, readQuery } from "../../../../platform/http/index.ts";
import { foldAccents } from "../../../../platform/text/index.ts";
import { procedureLevels } from "../../../../protocol/procedures/index.ts";
import { type FindingKind, findingKinds } from "../../findings/finding.ts";
import { type Offered, offeredStates } from "../../offered.ts";
import type { Report } from "../../read-report.ts";
import { isUnused } from "../../standings.ts";
import type { YearOfDemand } from "../../store/demand.ts";

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined);

const filters = z.object({
  q: z.string().trim().max(200).catch(""),
  state: oneOf(offeredStates),
  level: oneOf(procedureLevels),
  online: oneOf(["2", "3", "4", "none", "unused"]),
  finding: oneOf(findingKinds),
  sort: oneOf(["code", "name", "year"]),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** Filters of the catalogue as they stand in the address. What is wrong is left out. */
export type CatalogueFilters = z.output<typeof filters>;

/** Reads the filters from the address. */
export function catalogueFilters(c: AppContext): CatalogueFilters {
  return filters.parse(readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())]))));
}

/** One procedure of the list, with what is known of it besides. */
export type CatalogueRow = {
  readonly offered: Offered;
  readonly findings: readonly FindingKind[];
  readonly demand: YearOfDemand;
};

/** The procedures that match, sorted. Every word of the query must occur in name or code; accents do not matter. */
export function catalogueRows(
  report: Report,
  demand: ReadonlyMap<string, YearOfDemand>,
  of: CatalogueFilters,
): readonly CatalogueRow[] {
  const findings = Map.groupBy(report.findings, ({ offeredId }) => offeredId ?? "");
  const wanted = foldAccents(of.q).split(/\s+/).filter(Boolean);
  const filed = new Set([...demand].flatMap(([id, { online }]) => (online > 0 ? [id] : [])));
  const rows = report.offered.map((offered) => ({
    offered,
    findings: [...new Set((findings.get(offered.id) ?? []).map(({ kind }) => kind))],
    demand: demand.get(offered.id) ?? { total: 0, online: 0 },
  }));
  return rows
    .filter(({ offered, findings: kinds }) => {
      const text = foldAccents(`${offered.name} ${offered.code} ${offered.nationalCode ?? ""}`);
      return (
        wanted.every((word) => text.includes(word)) &&
        (of.state === undefined || offered.state === of.state) &&
        (of.level === undefined || offered.levels.includes(of.level)) &&
        (of.finding === undefined || kinds.includes(of.finding)) &&
        matchesOnline(offered, of.online, filed)
      );
    })
    .sort((a, b) => compare(a, b, of.sort ?? "code"));
}

function matchesOnline(offered: Offered, wanted: CatalogueFilters["online"], filed: ReadonlySet<string>): boolean {
  if (wanted === undefined) return true;
  if (wanted === "none") return offered.online === null;
  if (wanted === "unused") return offered.state === "published" && isUnused(offered, filed);
  return String(offered.online) === wanted;
}

function compare(a: CatalogueRow, b: CatalogueRow, by: "code" | "name" | "year"): number {
  if (by === "year" && a.demand.total !== b.demand.total) return b.demand.total - a.demand.total;
  const key = by === "name" ? "name" : "code";
  return a.offered[key].localeCompare(b.offered[key], "vi");
}
