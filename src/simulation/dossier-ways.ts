import { type Goal, type Way, wayThrough } from "../authority/dossiers/index.ts";
import type { Plan } from "../engines/flow/index.ts";

/** A flow of the past: the name it is published under, and its drawing compiled. */
export type PastFlow = { readonly flow: string; readonly plan: Plan };

const known = new WeakMap<Plan, Map<string, Way | undefined>>();

/** The way through a flow to a goal, or the nearest there is: some drawings refuse nothing, or ask for nothing more. */
export function nearestWay({ plan }: PastFlow, goal: Goal): { readonly way: Way; readonly goal: Goal } {
  const nearer: readonly Goal[] = [goal, { refused: goal.refused, supplements: 0 }, { refused: false, supplements: 0 }];
  for (const one of nearer) {
    const way = wayOf(plan, one);
    if (way) return { way, goal: one };
  }
  throw new Error(`No way leads through the flow ${plan.name}`);
}

function wayOf(plan: Plan, goal: Goal): Way | undefined {
  const ways = known.get(plan) ?? new Map<string, Way | undefined>();
  known.set(plan, ways);
  const key = `${goal.refused} ${goal.supplements}`;
  if (!ways.has(key)) ways.set(key, wayThrough(plan, goal));
  return ways.get(key);
}
