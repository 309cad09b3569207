import { z } from "zod";
import { type AppContext, readQuery } from "../../../../platform/http/index.ts";
import { foldAccents } from "../../../../platform/text/index.ts";
import { procedureLevels } from "../../../../protocol/procedures/index.ts";
import { type Finding, findingKinds } from "../../findings/finding.ts";

const filters = z.object({
  kind: z.enum(findingKinds).optional().catch(undefined),
  q: z.string().trim().max(200).catch(""),
  level: z.enum(procedureLevels).optional().catch(undefined),
  repair: z.enum(["yes", "no"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  /** The repair just made, whose note stands above the report. */
  done: z.uuid().optional().catch(undefined),
});

/** Filters of the report as they stand in the address. What is wrong is left out. */
export type ReportFilters = z.output<typeof filters>;

/** Reads the filters from the address. */
export function reportFilters(c: AppContext): ReportFilters {
  return filters.parse(readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())]))));
}

/** The findings that match; `kind` apart, so that the counts beside each kind stay those of the other filters. */
export function matching(findings: readonly Finding[], of: ReportFilters): readonly Finding[] {
  const wanted = foldAccents(of.q).split(/\s+/).filter(Boolean);
  return findings.filter((one) => {
    const text = foldAccents(`${one.name} ${one.code}`);
    return (
      wanted.every((word) => text.includes(word)) &&
      (of.level === undefined || one.levels.includes(of.level)) &&
      (of.repair === undefined || (one.repair !== null) === (of.repair === "yes"))
    );
  });
}
