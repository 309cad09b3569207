import { foldAccents } from "../../../platform/text/index.ts";
import type { ProcedureComponent } from "../../../protocol/procedures/index.ts";
import { assumedCosts, assumedHours } from "./compliance-cost.ts";
import { heldIn, isCertifiedCopy } from "./held-papers.ts";
import type { Reviewed } from "./reviewed.ts";

/** Kinds of papers and steps that could go. */
export const cutKinds = ["held", "certified", "copies", "two-visits"] as const;
export type CutKind = (typeof cutKinds)[number];

/** Something that could go, and what that would save people in a year. */
export type Cut = {
  readonly kind: CutKind;
  readonly reviewed: Reviewed;
  /** The paper; undefined for a visit. */
  readonly paper: ProcedureComponent | undefined;
  /** Of a paper already held: where. */
  readonly heldBy: { readonly vi: string; readonly en: string } | undefined;
  /** In how many procedures of the catalogue the same paper is asked for. */
  readonly askedIn: number;
  /** Đồng a year, by the assumptions of the cost form and the dossiers of the last twelve months. */
  readonly saving: number;
};

/**
 * Papers and visits that could go, the greatest saving first: papers that a database of the administration already holds, copies that had
 * to be certified, several copies of one paper, and a second visit where neither post nor portal is offered.
 */
export function suggestCuts(all: readonly Reviewed[]): readonly Cut[] {
  const published = all.filter(({ offered, record }) => offered.state === "published" && record);
  const asked = new Map<string, number>();
  for (const { record } of published)
    for (const key of new Set((record?.components ?? []).map(keyOf))) asked.set(key, (asked.get(key) ?? 0) + 1);
  return published
    .flatMap((reviewed) => [...paperCuts(reviewed, asked), ...visitCuts(reviewed)])
    .sort((a, b) => b.saving - a.saving);
}

function paperCuts(reviewed: Reviewed, asked: ReadonlyMap<string, number>): readonly Cut[] {
  const { hourlyIncome } = reviewed.present;
  return (reviewed.record?.components ?? []).flatMap((paper): readonly Cut[] => {
    const holding = heldIn(paper);
    const common = { reviewed, paper, heldBy: holding?.name, askedIn: asked.get(keyOf(paper)) ?? 1 };
    const perTime = (hours: number, dong: number): number =>
      Math.round((hours * hourlyIncome + dong) * reviewed.demand.total);
    if (holding) {
      const copies = paper.copies * assumedCosts.copy;
      return [{ ...common, kind: "held" as const, saving: perTime(assumedHours.ownPaper, copies) }];
    }
    if (isCertifiedCopy(paper)) {
      const saving = perTime(assumedHours.certifiedCopy - assumedHours.ownPaper, assumedCosts.certifiedCopy);
      return [{ ...common, kind: "certified" as const, saving }];
    }
    if (paper.originals + paper.copies > 1)
      return [
        {
          ...common,
          kind: "copies" as const,
          saving: perTime(0, (paper.originals + paper.copies - 1) * assumedCosts.copy),
        },
      ];
    return [];
  });
}

function visitCuts(reviewed: Reviewed): readonly Cut[] {
  const { offered, record, demand, present } = reviewed;
  if (!record || record.channels.post || offered.online !== null || isSameDay(reviewed)) return [];
  const fetch = present.activities.find(({ name }) => name === "Nhận kết quả");
  const saving = Math.round(((fetch?.hours ?? 0) * present.hourlyIncome + (fetch?.other ?? 0)) * demand.total);
  return [{ kind: "two-visits", reviewed, paper: undefined, heldBy: undefined, askedIn: 1, saving }];
}

/** What is done while one waits needs no second visit. */
function isSameDay({ record }: Reviewed): boolean {
  return record?.limits[0]?.limit.startsWith("same day") ?? false;
}

function keyOf({ name }: ProcedureComponent): string {
  return foldAccents(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
