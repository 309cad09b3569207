import type { Scenario } from "../../data/index.ts";

/**
 * How much of the two years before the demo country starts is brought in: 1 is what starts quickly, all documents of the scenario and some
 * 1,700 dossiers of a large province; 320 is every dossier. Below 1 there are fewer documents too.
 */
export type HistoryScale = number;

/** The scale at which every dossier of the scenario comes. */
export const wholeHistory = 320;

/** Dossiers of a province that are open when the demo country starts, beside those that happen to be. */
export const openDossiers = 60;

/** Share of the scenario's dossiers at a scale. */
export function dossierShare(scale: HistoryScale): number {
  return Math.min(1, scale / wholeHistory);
}

/** Scenarios with as many documents as a scale asks for. */
export function withDocuments(scenarios: readonly Scenario[], scale: HistoryScale): readonly Scenario[] {
  if (scale >= 1) return scenarios;
  const some = (count: number): number => Math.round(count * scale);
  return scenarios.map((scenario) => ({
    ...scenario,
    months: scenario.months.map((month) => ({ ...month, sent: some(month.sent), received: some(month.received) })),
  }));
}

/** Reads a scale as it is written on the command line. Throws with what to write instead. */
export function readScale(text: string): HistoryScale {
  const scale = Number(text);
  if (text.trim() !== "" && scale > 0 && scale <= wholeHistory) return scale;
  throw new RangeError(`--scale is a number above 0, up to ${wholeHistory} (all of the two years), not ${text}`);
}
