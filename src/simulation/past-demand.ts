import type { ImportedCatalogue } from "../authority/procedures/index.ts";
import type { Procedure } from "../protocol/procedures/index.ts";

type Months = ImportedCatalogue["procedures"][number]["demand"];

/** December 2018 to November 2020, the last of which has half its days. */
const months = Array.from({ length: 24 }, (_, index) => {
  const at = new Date(Date.UTC(2018, 11 + index, 1));
  return at.toISOString().slice(0, 7);
});

/**
 * Dossiers of 24 months by channel, invented: what people have many words for, many people do. Fewer come around the Lunar New Year and in
 * April 2020, when offices kept distance.
 * @param online share that is filed online at the end of the two years; it grows to that from a third
 */
export function monthlyDemand(
  procedure: Procedure,
  { online, random }: { readonly online: number; readonly random: () => number },
): Months {
  const yearly = 30 * 2.1 ** Math.min(procedure.keywords.length, 8) * (0.5 + random());
  return months.flatMap((month, index) => {
    const quiet = month.endsWith("-02") ? 0.6 : month === "2020-04" ? 0.4 : month === "2020-11" ? 0.5 : 1;
    const all = Math.round((yearly / 12) * quiet * (0.85 + random() * 0.3));
    const filed = Math.round(all * online * (0.33 + (0.67 * index) / (months.length - 1)));
    const posted = procedure.channels.post ? Math.round(all * 0.03) : 0;
    return [
      { month, channel: "counter" as const, received: all - filed - posted },
      ...(filed > 0 ? [{ month, channel: "online" as const, received: filed }] : []),
      ...(posted > 0 ? [{ month, channel: "post" as const, received: posted }] : []),
    ];
  });
}
