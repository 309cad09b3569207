/**
 * Generates data/scenario: what the report of the Prime Minister's Task Force of 23 November 2020 says of each province, and invented
 * monthly volumes that obey its ratios. Deterministic. Run: node --import tsx scripts/data/generate-scenario.ts
 */
import type { Scenario } from "../../data/index.ts";
import { type ReportedProvince, reportedProvinces } from "./reported-provinces.ts";
import { writeJson } from "./write-json.ts";

/** How busy each month is against the mean; Tết falls in February 2019 and at the end of January 2020. */
const season: readonly number[] = [1.0, 0.7, 1.05, 1.0, 1.0, 1.05, 1.0, 1.0, 1.05, 1.05, 1.05, 1.05];

for (const { slug, monthlyMean2019, ...province } of reportedProvinces) {
  const scenario: Scenario = { ...province, months: months(province.exchange.growth.value, monthlyMean2019) };
  await writeJson(`scenario/${slug}.json`, scenario);
}

type Means = ReportedProvince["monthlyMean2019"];

/** January 2019 to 15 November 2020; January to October of the two years stand in the ratio `growth` up to rounding. */
function months(growth: number, mean: Means): Scenario["months"] {
  return [2019, 2020].flatMap((year) =>
    season.flatMap((weight, index) => {
      if (year === 2020 && index > 10) return [];
      const times = yearly(year, index, growth) * weight * wobble(year, index);
      const month = `${year}-${String(index + 1).padStart(2, "0")}`;
      const counted = {
        sent: Math.round(mean.sent * times),
        received: Math.round(mean.received * times),
        dossiers: Math.round(mean.dossiers * weight * visits(year, index)),
      };
      return [{ month, ...counted }];
    }),
  );
}

/** December 2019 leads over to the new year's volume; November 2020 is told up to the 15th. */
function yearly(year: number, index: number, growth: number): number {
  if (year === 2019) return index === 11 ? (1 + growth) / 2 : 1;
  return index === 10 ? growth / 2 : growth;
}

/** Dossiers grow by a twelfth from year to year; in April 2020 offices kept distance; November 2020 is told up to the 15th. */
function visits(year: number, index: number): number {
  if (year === 2019) return 1;
  return (13 / 12) * (index === 3 ? 0.45 : index === 10 ? 0.5 : 1);
}

/** A year starts slowly and ends busily; the five pairs cancel out within January to October, so the ratio of the years stays. */
function wobble(year: number, index: number): number {
  if (index >= 10) return 1;
  const strength = year === 2019 ? 0.05 : 0.07;
  const pair = strength * (1 + (index % 5) / 4);
  const weightOfPair = (season[index % 5] ?? 1) / (season[index] ?? 1);
  return index < 5 ? 1 - pair : 1 + pair * weightOfPair;
}
