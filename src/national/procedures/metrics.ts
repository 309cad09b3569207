import type { MetricChange, MetricDeclaration } from "../../platform/metrics/index.ts";
import type { Text } from "../../platform/text/index.ts";
import { counts, offerFigureNames, offerFigures } from "./offer-figures.ts";
import { listOffered, listPublished } from "./store/metric-lists.ts";
import type { OfferedChange } from "./store/offered.ts";
import type { NewVersion } from "./store/versions.ts";

const procedures: Text = { vi: "thủ tục", en: "procedures" };

/** Figures of what the nation publishes, in the order in which they are shown. */
export const publishedFigures = ["announced-on-time", "announced-late", "published-on-time", "published-late"] as const;

/** Which publications a figure counts. */
export type PublishedFigure = (typeof publishedFigures)[number];

/** Names of these figures. */
export const publishedFigureNames: Readonly<Record<PublishedFigure, Text>> = {
  "announced-on-time": { vi: "Công bố đúng hạn", en: "Announced on time" },
  "announced-late": { vi: "Công bố muộn", en: "Announced late" },
  "published-on-time": { vi: "Công khai đúng hạn", en: "Published on time" },
  "published-late": { vi: "Công khai muộn", en: "Published late" },
};

/**
 * The numbers of the catalogue. What the nation announces and publishes happens on a day and counts for the ministry or province that
 * announced it; what authorities offer stands at the end of a day and counts for the authority.
 */
export const procedureMetrics: readonly MetricDeclaration[] = [
  ...publishedFigures.map(
    (figure): MetricDeclaration => ({
      code: `procedures.${figure}`,
      name: publishedFigureNames[figure],
      unit: procedures,
      kind: "flow",
      list: (db, query) => listPublished(db, query, figure),
    }),
  ),
  ...offerFigures.map(
    (figure): MetricDeclaration => ({
      code: `procedures.of-authorities.${figure}`,
      name: offerFigureNames[figure],
      unit: procedures,
      kind: "stock",
      list: (db, query) => listOffered(db, query, figure),
    }),
  ),
];

/** Changes when versions are published: each was announced in time or late, and published in time or late. */
export function publicationChanges(versions: readonly NewVersion[]): readonly MetricChange[] {
  return versions.flatMap(({ record, publishedOn, announcedLate, publishedLate }) =>
    [
      announcedLate ? "procedures.announced-late" : "procedures.announced-on-time",
      publishedLate ? "procedures.published-late" : "procedures.published-on-time",
    ].map((metric) => ({ metric, agencyCode: record.owner, day: publishedOn, delta: 1 })),
  );
}

/** Changes when the catalogue of an authority changes. */
export function offeredChanges(agency: string, day: string, { entered, left }: OfferedChange): readonly MetricChange[] {
  return offerFigures.map((figure) => {
    const sum = (offers: OfferedChange["entered"]): number => offers.filter((offer) => counts(figure, offer)).length;
    const metric = `procedures.of-authorities.${figure}`;
    return { metric, agencyCode: agency, day, delta: sum(entered) - sum(left) };
  });
}
