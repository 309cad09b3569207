import type { Db } from "../../platform/db/index.ts";
import { compareMetric, type MetricComparison, type MetricGrouping, readMetric } from "../../platform/metrics/index.ts";
import { type AgencyLevel, directoryLevels, searchAgencies } from "../directory/index.ts";

/** What statistics to read: whose documents, over which days of Vietnam, divided how. */
export type StatisticsQuery = {
  readonly from: string;
  readonly to: string;
  /** This agency and everything below it. */
  readonly under?: string;
  readonly level?: AgencyLevel;
  readonly by: MetricGrouping;
};

/** Documents sent, received, arrived and refused, each beside the same period of the year before. */
export type ExchangeStatistics = Readonly<Record<"sent" | "received" | "arrived" | "refused", MetricComparison>> & {
  /** Mean seconds from acceptance to arrival in the period; null when nothing arrived. */
  readonly meanSeconds: number | null;
};

/** Reads the statistics of exchange. Every number opens the list of its metric (`axis.sent` and so on) with the same query. */
export async function readStatistics(db: Db, query: StatisticsQuery): Promise<ExchangeStatistics> {
  const levels = directoryLevels(db);
  const compare = (metric: string) => compareMetric(db, { ...query, metric, levels });
  const [sent, received, arrived, refused] = [
    await compare("axis.sent"),
    await compare("axis.received"),
    await compare("axis.arrived"),
    await compare("axis.refused"),
  ];
  const { by: _, ...whole } = query;
  const seconds = (await readMetric(db, { ...whole, metric: "axis.arrival-seconds", levels })).total;
  return {
    sent,
    received,
    arrived,
    refused,
    meanSeconds: arrived.now.total === 0 ? null : seconds / arrived.now.total,
  };
}

/** How many agencies of a level there are in a province, and how many of them exchanged documents. */
export type LevelCoverage = { readonly level: AgencyLevel; readonly exchanging: number; readonly existing: number };

/** The coverage of one province. */
export type ProvinceCoverage = {
  readonly province: string;
  readonly name: string;
  readonly nameEn: string;
  readonly levels: readonly LevelCoverage[];
  /** Every agency of every level exchanged. */
  readonly complete: boolean;
};

/** Reads how far exchange reaches down the four levels of each province: agencies that sent or received in the period. */
export async function readCoverage(
  db: Db,
  period: { readonly from: string; readonly to: string },
): Promise<readonly ProvinceCoverage[]> {
  const { agencies } = await searchAgencies(db, { on: period.to });
  const active = new Set<string>();
  for (const metric of ["axis.sent", "axis.arrived"]) {
    const { groups } = await readMetric(db, { ...period, metric, by: "agency" });
    for (const { key, value } of groups) if (value > 0) active.add(key);
  }
  const provinces = agencies.filter((agency) => agency.level === "province");
  return provinces.map(({ code, name, nameEn }) => {
    const levels = (["province", "department", "district", "commune"] as const).map((level) => {
      const existing = agencies.filter((agency) => agency.province === code && agency.level === level);
      return {
        level,
        existing: existing.length,
        exchanging: existing.filter((agency) => active.has(agency.code)).length,
      };
    });
    return { province: code, name, nameEn, levels, complete: levels.every((one) => one.exchanging === one.existing) };
  });
}
