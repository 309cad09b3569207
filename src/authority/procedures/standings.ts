import type { WorkingTime } from "../../engines/deadline/index.ts";
import type { ProcedureLevel } from "../../protocol/procedures/index.ts";
import { announcedInTime, legalDays, publishedInTime } from "./findings/date-findings.ts";
import type { Finding } from "./findings/finding.ts";
import type { Offered } from "./offered.ts";
import type { Standing } from "./store/standings.ts";

/** Metrics that count on a day; the others stand until they end. */
export const flowMetrics: ReadonlySet<string> = new Set([
  "procedure.announced-on-time",
  "procedure.announced-late",
  "procedure.published-on-time",
  "procedure.published-late",
]);

/** Everything the metrics count, as the catalogue and its report stand today. */
export function standingsOf(of: {
  readonly offered: readonly Offered[];
  readonly findings: readonly Finding[];
  /** Without the nation's catalogue nothing can be called standardised. */
  readonly compared: boolean;
  readonly levels: readonly ProcedureLevel[];
  /** Procedures that were filed online in the last twelve months. */
  readonly filedOnline: ReadonlySet<string>;
  readonly today: string;
  readonly time: WorkingTime;
}): readonly Standing[] {
  const faulty = new Set(of.findings.flatMap(({ offeredId, kind }) => (isLate(kind) || !offeredId ? [] : [offeredId])));
  return of.offered.flatMap((one) => {
    const counted = [...flowsOf(one, of)];
    const stock = (metric: string): number => counted.push({ metric, day: of.today });
    if (one.state !== "withdrawn") stock("procedure.offered");
    if (one.state !== "withdrawn" && of.compared && !faulty.has(one.id)) stock("procedure.standardised");
    if (one.state === "published" && one.online !== null) stock(`procedure.online-${one.online}`);
    if (one.state === "published" && isUnused(one, of.filedOnline)) stock("procedure.online-unused");
    return counted.map(({ metric, day }) => ({ metric, day, offeredId: one.id, agencyCode: one.leadAgency }));
  });
}

/** An online service of level 3 or 4 through which nobody filed in twelve months. */
export function isUnused(one: Pick<Offered, "id" | "online">, filedOnline: ReadonlySet<string>): boolean {
  return one.online !== null && one.online >= 3 && !filedOnline.has(one.id);
}

function isLate(kind: Finding["kind"]): boolean {
  return kind === "announced-late" || kind === "published-late";
}

function flowsOf(
  one: Offered,
  of: { readonly levels: readonly ProcedureLevel[]; readonly today: string; readonly time: WorkingTime },
): readonly { readonly metric: string; readonly day: string }[] {
  const limits = legalDays(of.levels);
  const announced = announcedInTime(one, limits.announce, of.today, of.time);
  const published = publishedInTime(one, limits.publish, of.today, of.time);
  // What has not come though it is late is counted on the day it was due to matter.
  const announcedOn = one.announcedOn ?? one.effectiveFrom;
  const publishedOn = one.publishedOn ?? one.decisionDate;
  return [
    ...(announced && announcedOn !== null && announcedOn <= of.today
      ? [{ metric: announced.onTime ? "procedure.announced-on-time" : "procedure.announced-late", day: announcedOn }]
      : []),
    ...(published && publishedOn !== null && publishedOn <= of.today
      ? [{ metric: published.onTime ? "procedure.published-on-time" : "procedure.published-late", day: publishedOn }]
      : []),
  ];
}
