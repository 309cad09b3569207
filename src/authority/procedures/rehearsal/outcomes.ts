import type { Plan, PlanNode } from "../../../engines/flow/index.ts";

/** One of the ways a step can turn out. */
export type Outcome = {
  /** Value that the flow's conditions compare `outcome` with; empty: any other. */
  readonly code: string;
  readonly label: string;
};

const byOutcome = /^=?\s*outcome\s*=\s*"([^"]*)"\s*$/;

/** How a step can turn out: what the gateway right after it asks of `outcome`. Empty where nothing is asked. */
export function outcomesOf(plan: Plan, node: PlanNode): readonly Outcome[] {
  const [way, ...more] = node.outgoing;
  const gateway = way === undefined || more.length > 0 ? undefined : plan.nodes[plan.flows[way]?.to ?? ""];
  if (gateway?.kind !== "exclusive") return [];
  const flows = gateway.outgoing.flatMap((id) => plan.flows[id] ?? []);
  const outcomes = flows.flatMap(({ id, name, condition, to }): readonly Outcome[] => {
    const code = byOutcome.exec(condition ?? "")?.[1];
    const isOther = id === gateway.defaultFlow || condition === undefined;
    if (code === undefined && !isOther) return [];
    return [{ code: code ?? "", label: name || plan.nodes[to]?.name || id }];
  });
  return outcomes.some(({ code }) => code !== "") ? outcomes : [];
}

/** Names that conditions look at beside `outcome`, so that a rehearsal can ask for their values. */
export function namesAsked(plan: Plan): readonly string[] {
  const words = Object.values(plan.flows).flatMap(({ condition = "" }) => {
    const plain = condition.replace(/"[^"]*"/g, " ").replace(/[$#]\{|\}/g, " ");
    return plain.match(/\p{L}[\p{L}\d_]*/gu) ?? [];
  });
  return [...new Set(words)].filter((word) => !reserved.has(word) && word !== "outcome");
}

const reserved = new Set(
  "and or not true false null if then else in between for return some every satisfies".split(" "),
);
