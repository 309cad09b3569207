import type { Db } from "../../platform/db/index.ts";
import { compareMetric, type MetricComparison, type MetricGrouping, readMetric } from "../../platform/metrics/index.ts";
import { type Agency, type AgencyLevel, directoryLevels, searchAgencies } from "../directory/index.ts";

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

/** Levels of a province that exchange is counted at, from above. */
export const coverageLevels = ["province", "department", "district", "commune"] as const;

type Period = { readonly from: string; readonly to: string };

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

/** An agency of a province with the documents it sent and got in a period. */
export type AgencyExchange = { readonly agency: Agency; readonly sent: number; readonly arrived: number };

/** Reads how far exchange reaches down the four levels of each province: agencies that sent or received in the period. */
export async function readCoverage(db: Db, period: Period): Promise<readonly ProvinceCoverage[]> {
  return coverageOf(await readAgencyExchange(db, period));
}

/** Counts how far exchange reaches in each province, from what every agency sent and got. */
export function coverageOf(exchange: readonly AgencyExchange[]): readonly ProvinceCoverage[] {
  const provinces = exchange.filter(({ agency }) => agency.level === "province");
  return provinces.map(({ agency: { code, name, nameEn } }) => {
    const own = exchange.filter(({ agency }) => agency.province === code);
    const levels = coverageLevels.map((level) => {
      const existing = own.filter(({ agency }) => agency.level === level);
      return { level, existing: existing.length, exchanging: existing.filter(exchanged).length };
    });
    return { province: code, name, nameEn, levels, complete: levels.every((one) => one.exchanging === one.existing) };
  });
}

/** Reads what every agency that stood at the end of the period sent and got in it. */
export async function readAgencyExchange(db: Db, period: Period): Promise<readonly AgencyExchange[]> {
  const { agencies } = await searchAgencies(db, { on: period.to });
  const [sent, arrived] = [await byAgency(db, period, "axis.sent"), await byAgency(db, period, "axis.arrived")];
  return agencies.map((agency) => ({
    agency,
    sent: sent.get(agency.code) ?? 0,
    arrived: arrived.get(agency.code) ?? 0,
  }));
}

/** Whether an agency took part: it sent a document, or one reached it. */
export function exchanged({ sent, arrived }: Pick<AgencyExchange, "sent" | "arrived">): boolean {
  return sent > 0 || arrived > 0;
}

async function byAgency(db: Db, { from, to }: Period, metric: string): Promise<ReadonlyMap<string, number>> {
  const { groups } = await readMetric(db, { from, to, metric, by: "agency" });
  return new Map(groups.map(({ key, value }) => [key, value]));
}
