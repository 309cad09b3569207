import { heldIn } from "./held-papers.ts";
import type { Reviewed } from "./reviewed.ts";

/** How much each ground counts; 0 leaves it out. */
export type Weights = { readonly dossiers: number; readonly cost: number; readonly readiness: number };

/** A procedure with its score, 0 to 100, and the parts it is made of, 0 to 1 each. */
export type Ranked = {
  readonly reviewed: Reviewed;
  readonly score: number;
  readonly parts: Weights;
};

/**
 * Ranks what is not yet online at level 3 by what putting it online would bring: dossiers a year, cost to people, and how ready it is (the
 * share of its papers that are forms or already in a database). Dossiers and cost count by their logarithm against the greatest: of two
 * procedures with 10,000 and 20,000 dossiers both come early.
 */
export function rankForOnline(all: readonly Reviewed[], weights: Weights): readonly Ranked[] {
  const candidates = all.filter(({ offered }) => offered.state === "published" && (offered.online ?? 0) < 3);
  const most = Math.max(1, ...candidates.map(({ demand }) => demand.total));
  const dearest = Math.max(1, ...candidates.map(({ yearlyCost }) => yearlyCost));
  const sum = weights.dossiers + weights.cost + weights.readiness;
  return candidates
    .map((reviewed) => {
      const parts = {
        dossiers: Math.log1p(reviewed.demand.total) / Math.log1p(most),
        cost: Math.log1p(reviewed.yearlyCost) / Math.log1p(dearest),
        readiness: readinessOf(reviewed),
      };
      const weighted =
        parts.dossiers * weights.dossiers + parts.cost * weights.cost + parts.readiness * weights.readiness;
      return { reviewed, parts, score: sum === 0 ? 0 : (100 * weighted) / sum };
    })
    .sort((a, b) => b.score - a.score || b.reviewed.demand.total - a.reviewed.demand.total);
}

/** Share of the papers that are forms, which can be filled in online, or that a database already holds; 0 when the papers are not known. */
export function readinessOf({ record }: Pick<Reviewed, "record">): number {
  const papers = record?.components ?? [];
  if (papers.length === 0) return 0;
  return papers.filter((paper) => paper.form !== null || heldIn(paper) !== undefined).length / papers.length;
}
