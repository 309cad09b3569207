import type { CatalogueMessage } from "../../protocol/procedures/index.ts";
import type { Report } from "./read-report.ts";
import type { YearOfDemand } from "./store/demand.ts";

/** The whole catalogue as the nation is told of it; what the authority has withdrawn is not in it. */
export function catalogueMessage(of: {
  readonly agency: string;
  readonly version: number;
  readonly at: Date;
  readonly report: Report;
  readonly demand: ReadonlyMap<string, YearOfDemand>;
}): CatalogueMessage {
  const findings = Map.groupBy(of.report.findings, ({ offeredId }) => offeredId ?? "");
  const present = of.report.offered.filter(({ state }) => state !== "withdrawn");
  return {
    agency: of.agency,
    version: of.version,
    at: of.at.toISOString(),
    procedures: present.map((one) => ({
      code: one.code.slice(0, 100),
      name: one.name.slice(0, 1_000),
      nationalVersion: one.nationalVersion,
      levels: [...one.levels],
      online: one.online,
      filedOnline: of.demand.get(one.id)?.online ?? 0,
      decision:
        one.decisionNumber !== "" && one.decisionDate !== null
          ? { number: one.decisionNumber.slice(0, 200), date: one.decisionDate }
          : null,
      effectiveFrom: one.effectiveFrom,
      announcedOn: one.announcedOn,
      publishedOn: one.publishedOn,
      findings: (findings.get(one.id) ?? []).map(({ kind }) => kind),
    })),
  };
}
