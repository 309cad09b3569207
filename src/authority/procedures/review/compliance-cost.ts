import type { Procedure, ProcedureLevel } from "../../../protocol/procedures/index.ts";
import type { OfferedFacts } from "../offered.ts";
import { isCertifiedCopy } from "./held-papers.ts";

/** One thing a person does to comply, for one time: hours of their own, and đồng. */
export type Activity = { readonly name: string; readonly hours: number; readonly fees: number; readonly other: number };

/** What the cost of a procedure is computed from. */
export type CostForm = {
  /** Đồng that an hour of a person's time is worth. */
  readonly hourlyIncome: number;
  /** Times a year that one subject goes through it. */
  readonly frequency: number;
  /** People and organisations a year. */
  readonly subjects: number;
  readonly activities: readonly Activity[];
};

/** The cost in integer đồng. */
export type Cost = {
  readonly lines: readonly (Activity & { readonly time: number; readonly total: number })[];
  readonly once: number;
  readonly yearly: number;
};

/**
 * The cost of compliance by the standard cost model as the Ministry of Justice's form has it: for each activity its hours times the
 * income of an hour, its fees and its other costs; their sum times frequency and number of subjects is the cost of a year.
 */
export function costOf({ hourlyIncome, frequency, subjects, activities }: CostForm): Cost {
  const lines = activities.map((one) => {
    const time = Math.round(one.hours * hourlyIncome);
    return { ...one, time, total: time + one.fees + one.other };
  });
  const once = lines.reduce((sum, { total }) => sum + total, 0);
  return { lines, once, yearly: Math.round(once * frequency * subjects) };
}

/** GDP of 2019 by person, đồng (General Statistics Office): 62.7 million; an hour is a 12 × 22 × 8th of it. */
export const defaultHourlyIncome = Math.round(62_700_000 / 12 / 22 / 8);

/** Hours that the defaults assume for each kind of activity; every one can be changed in the form. */
export const assumedHours = {
  form: 0.5,
  ownPaper: 0.25,
  certifiedCopy: 1.5,
  visit: { ministry: 8, province: 4, district: 2, commune: 1 },
  online: 0.5,
} as const;

/** Đồng that the defaults assume: a certified copy of two pages, a photocopy, the way there and back. */
export const assumedCosts = {
  certifiedCopy: 4000,
  copy: 1000,
  visit: { ministry: 200_000, province: 60_000, district: 30_000, commune: 10_000 },
} as const;

/**
 * The form as it stands before anyone fills it in: one activity for each paper, one to hand in, one to fetch. Filed online, nobody
 * travels to hand it in. Of several fees the first is taken, which is the usual case.
 */
export function defaultCostForm(
  offered: Pick<OfferedFacts, "levels" | "localFees" | "online">,
  record: Procedure | undefined,
  dossiers: number,
): CostForm {
  const level = nearest(offered.levels);
  const papers = (record?.components ?? [])
    .filter(({ required, onlyWhen }) => required && onlyWhen === null)
    .map(paperActivity);
  const fee = record?.fees[0];
  const amount = fee ? (offered.localFees.find(({ code }) => code === fee.code)?.amount ?? fee.amount ?? 0) : 0;
  const visit = { hours: assumedHours.visit[level], other: assumedCosts.visit[level] };
  const filing = (offered.online ?? 0) >= 3 ? { hours: assumedHours.online, other: 0 } : visit;
  const fetching = (offered.online ?? 0) >= 4 ? { hours: 0, other: 0 } : visit;
  return {
    hourlyIncome: defaultHourlyIncome,
    frequency: 1,
    subjects: dossiers,
    activities: [
      ...papers,
      { name: "Nộp hồ sơ", ...filing, fees: amount },
      { name: "Nhận kết quả", ...fetching, fees: 0 },
    ],
  };
}

function paperActivity(paper: Procedure["components"][number]): Activity {
  const copies = Math.max(0, paper.copies) * assumedCosts.copy;
  if (paper.form) return { name: paper.name, hours: assumedHours.form, fees: 0, other: copies };
  if (isCertifiedCopy(paper))
    return { name: paper.name, hours: assumedHours.certifiedCopy, fees: assumedCosts.certifiedCopy, other: copies };
  return { name: paper.name, hours: assumedHours.ownPaper, fees: 0, other: copies };
}

/** The level at which most people go: the lowest. */
function nearest(levels: readonly ProcedureLevel[]): ProcedureLevel {
  return (
    (["commune", "district", "province", "ministry"] as const).find((level) => levels.includes(level)) ?? "province"
  );
}
