import { z } from "zod";
import { isoDay } from "../../../../platform/text/index.ts";
import { agencyLevels } from "../../../directory/index.ts";
import { codeInQuery, dayInQuery } from "../query.ts";

/** How the statistics may be divided. */
export const groupings = ["province", "level", "month", "agency"] as const;

const query = z.object({
  from: dayInQuery,
  to: dayInQuery,
  under: codeInQuery,
  level: z.enum(agencyLevels).optional().catch(undefined),
  by: z.enum(groupings).catch("province"),
});

/** The query of the address, before its gaps are filled. */
export const statisticsQuery = query;

/** What statistics are asked for; days are ISO, both counted. */
export type StatisticsAsked = Omit<z.output<typeof query>, "from" | "to"> & {
  readonly from: string;
  readonly to: string;
};

/** Fills the gaps: from the first of January until today; ends in the wrong order are turned round. */
export function askedOf(given: z.output<typeof query>, now: Date): StatisticsAsked {
  const to = given.to ?? isoDay(now);
  const from = given.from ?? `${to.slice(0, 4)}-01-01`;
  return from <= to ? { ...given, from, to } : { ...given, from: to, to: from };
}
