import { checkFlow, type FlowProblem, type Plan } from "../../../engines/flow/index.ts";
import { type AllowanceSum, sumAllowances } from "../../../engines/flow/steps/index.ts";
import { outcomesOf } from "../rehearsal/outcomes.ts";

/** What is to be said of a draft: whether it can be published, what is wrong, what its steps need. */
export type CheckedDraft = {
  readonly ok: boolean;
  readonly problems: readonly FlowProblem[];
  readonly plan: Plan | undefined;
  readonly sum: AllowanceSum;
  /** Names of elements by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** Looks at a draft as publishing does. */
export async function checkDraft(xml: string): Promise<CheckedDraft> {
  const { ok, problems, plan } = await checkFlow(xml);
  const names = new Map(Object.values(plan?.nodes ?? {}).map(({ id, name }) => [id, name]));
  return {
    ok,
    problems: problems.filter((one) => !isClosedChoice(one, plan)),
    plan,
    sum: await sumAllowances(xml),
    names,
  };
}

/**
 * The outcomes of a step are a closed list: its form offers these and no others. A choice by them alone needs no branch for other cases,
 * whatever is true of conditions in general.
 */
function isClosedChoice({ code, element }: FlowProblem, plan: Plan | undefined): boolean {
  const gateway = code === "no-default" ? plan?.nodes[element] : undefined;
  if (!plan || !gateway || gateway.incoming.length !== 1) return false;
  const before = plan.nodes[plan.flows[gateway.incoming[0] ?? ""]?.from ?? ""];
  return (
    before !== undefined &&
    outcomesOf(plan, before).filter(({ code: one }) => one !== "").length === gateway.outgoing.length
  );
}
