import type { Db } from "../../../../platform/db/index.ts";
import { readMetric } from "../../../../platform/metrics/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";

/** The whole months of a year until now, compared with the same months of the year before. */
export type VolumePeriod = {
  readonly year: number;
  /** How many months, counted from January. */
  readonly months: number;
  /** ISO days, both counted. */
  readonly from: string;
  readonly to: string;
};

/** Documents sent and received in each of the months, this year and the year before. */
export type ProvinceVolume = {
  readonly code: string;
  readonly pairs: readonly { readonly now: number; readonly before: number }[];
  readonly now: number;
  readonly before: number;
};

/** The months that are over; in January, those of the year before. */
export function volumePeriod(now: Date): VolumePeriod {
  const today = isoDay(now);
  const month = Number(today.slice(5, 7));
  const year = Number(today.slice(0, 4)) - (month === 1 ? 1 : 0);
  const months = month === 1 ? 12 : month - 1;
  const to = new Date(Date.UTC(year, months, 0)).toISOString().slice(0, 10);
  return { year, months, from: `${year}-01-01`, to };
}

/** Reads what provinces sent and received: the sum of `axis.sent` and `axis.received` of their agencies. */
export async function readVolumes(
  db: Db,
  codes: readonly string[],
  period: VolumePeriod,
): Promise<readonly ProvinceVolume[]> {
  const volumes: ProvinceVolume[] = [];
  for (const code of codes) {
    const now = await monthsOf(db, code, period.year, period);
    const before = await monthsOf(db, code, period.year - 1, period);
    const pairs = now.map((value, index) => ({ now: value, before: before[index] ?? 0 }));
    volumes.push({ code, pairs, now: sum(now), before: sum(before) });
  }
  return volumes;
}

async function monthsOf(
  db: Db,
  under: string,
  year: number,
  { months, from, to }: VolumePeriod,
): Promise<readonly number[]> {
  // The last day is found for each year by itself: February is not always as long.
  const span = {
    from: `${year}${from.slice(4)}`,
    to: new Date(Date.UTC(year, Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10),
  };
  const sums = new Map<string, number>();
  for (const metric of ["axis.sent", "axis.received"]) {
    const { groups } = await readMetric(db, { metric, under, by: "month", ...span });
    for (const { key, value } of groups) sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return Array.from({ length: months }, (_, index) => sums.get(`${year}-${String(index + 1).padStart(2, "0")}`) ?? 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
