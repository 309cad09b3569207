import type { Plan } from "../../../engines/flow/index.ts";
import type { Outcome } from "./outcomes.ts";
import { type Rehearsal, type Rehearsed, rehearse } from "./rehearse.ts";

/** The most ways through a flow that are tried at once. */
export const mostPaths = 60;

/** One way through a flow: which outcomes were taken, and what became of the dossier. */
export type RehearsedPath = {
  readonly taken: readonly { readonly step: string; readonly outcome: Outcome }[];
  readonly rehearsed: Rehearsed;
};

/** Every way through a flow by its outcomes, as far as tried; `isCut` when there are more. A step is left by each outcome once: rounds end. */
export function allPaths(
  plan: Plan,
  rehearsal: Omit<Rehearsal, "choose">,
): { readonly paths: readonly RehearsedPath[]; readonly isCut: boolean } {
  const paths: RehearsedPath[] = [];
  let prefix: number[] | undefined = [];
  while (prefix && paths.length < mostPaths) {
    const { path, counts, picks } = follow(plan, rehearsal, prefix);
    paths.push(path);
    prefix = following(picks, counts);
  }
  return { paths, isCut: prefix !== undefined };
}

/** Goes one way: by the picks given, then by the first outcome that is left. */
function follow(plan: Plan, rehearsal: Omit<Rehearsal, "choose">, prefix: readonly number[]) {
  const taken: { step: string; outcome: Outcome }[] = [];
  const counts: number[] = [];
  const picks: number[] = [];
  const used = new Map<string, Set<string>>();
  const rehearsed = rehearse(plan, {
    ...rehearsal,
    choose(node, outcomes) {
      const before = used.get(node.id) ?? new Set();
      const left = outcomes.filter(({ code }) => !before.has(code));
      const open = left.length > 0 ? left : outcomes.slice(0, 1);
      const pick = Math.min(prefix[picks.length] ?? 0, open.length - 1);
      const outcome = open[pick] ?? { code: "", label: "" };
      counts.push(open.length);
      picks.push(pick);
      used.set(node.id, before.add(outcome.code));
      taken.push({ step: node.name, outcome });
      return outcome;
    },
  });
  return { path: { taken, rehearsed }, counts, picks };
}

/** The picks of the way after this one; undefined after the last. */
function following(picks: readonly number[], counts: readonly number[]): number[] | undefined {
  for (let at = picks.length - 1; at >= 0; at--) {
    const pick = picks[at] ?? 0;
    if (pick + 1 < (counts[at] ?? 0)) return [...picks.slice(0, at), pick + 1];
  }
  return undefined;
}
