import { parseProcedureCode } from "../../../engines/codes/index.ts";
import type { WorkingTime } from "../../../engines/deadline/index.ts";
import type { Procedure, ProcedureLevel } from "../../../protocol/procedures/index.ts";
import type { Offered } from "../offered.ts";
import type { Finding, Why } from "./finding.ts";
import { workingDaysAfter } from "./working-days.ts";

/** Working days of the law: a ministry announces 20 before effect and publishes within 10, a province 5 and 5 (QĐ 766/QĐ-TTg, 1.1 and 1.2). */
export function legalDays(levels: readonly ProcedureLevel[]): { readonly announce: number; readonly publish: number } {
  return levels.includes("ministry") ? { announce: 20, publish: 10 } : { announce: 5, publish: 5 };
}

type Dates = Pick<Offered, "announcedOn" | "effectiveFrom" | "decisionDate" | "publishedOn">;

/** A day that the law sets against another, and whether it was kept; undefined while that cannot be told. */
export type Kept = { readonly onTime: boolean; readonly workingDays: number };

/** Whether a procedure was announced early enough before it took effect; undefined while there is still time. */
export function announcedInTime(dates: Dates, days: number, today: string, time: WorkingTime): Kept | undefined {
  if (dates.effectiveFrom === null) return undefined;
  const workingDays = workingDaysAfter(dates.announcedOn ?? today, dates.effectiveFrom, time);
  if (dates.announcedOn === null && workingDays >= days) return undefined;
  return { onTime: workingDays >= days, workingDays };
}

/** Whether a procedure was published soon enough after the decision; undefined while there is still time. */
export function publishedInTime(dates: Dates, days: number, today: string, time: WorkingTime): Kept | undefined {
  if (dates.decisionDate === null) return undefined;
  const workingDays = workingDaysAfter(dates.decisionDate, dates.publishedOn ?? today, time);
  if (dates.publishedOn === null && workingDays <= days) return undefined;
  return { onTime: workingDays <= days, workingDays };
}

/** What came late, or has not come though its day has passed. */
export function dateFindings(
  offered: Offered,
  national: Procedure | undefined,
  of: { readonly levels: readonly ProcedureLevel[]; readonly today: string; readonly time: WorkingTime },
): readonly Finding[] {
  const limits = legalDays(of.levels);
  const announced = announcedInTime(offered, limits.announce, of.today, of.time);
  const published = publishedInTime(offered, limits.publish, of.today, of.time);
  const found: Finding[] = [];
  if (announced && !announced.onTime) {
    found.push(
      late(offered, {
        kind: "announced-late",
        from: offered.announcedOn,
        to: offered.effectiveFrom,
        workingDays: announced.workingDays,
        limit: limits.announce,
      }),
    );
  }
  if (published && !published.onTime) {
    const one = late(offered, {
      kind: "published-late",
      from: offered.decisionDate,
      to: offered.publishedOn,
      workingDays: published.workingDays,
      limit: limits.publish,
    });
    // What is late and not yet published can at least be published now; a hidden procedure is hidden on purpose.
    const now =
      offered.publishedOn === null &&
      offered.state === "draft" &&
      offered.decisionNumber !== "" &&
      parseProcedureCode(offered.code).valid &&
      national?.status !== "withdrawn";
    const set = { publishedOn: of.today, state: "published" as const };
    found.push(now ? { ...one, repair: { make: "change", set } } : one);
  }
  return found;
}

function late(offered: Offered, why: Why): Finding {
  const { id, code, name, levels, leadAgency } = offered;
  return { key: `${why.kind}:${id}`, kind: why.kind, offeredId: id, code, name, levels, leadAgency, why, repair: null };
}
