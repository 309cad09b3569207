import { type FlowState, type Plan, type PlanNode, step } from "../../../engines/flow/index.ts";
import { minutesOf, workingDay } from "../../../engines/flow/steps/index.ts";
import { outcomesOf } from "../../procedures/index.ts";
import { isReceptionStep, isReturnStep } from "../lanes.ts";

/** A step on the way through a flow. */
export type WayStep = {
  readonly node: string;
  /** `step`: people do something; `supplement`, `payment`, `wait`: something is waited for; `return`: the result is handed over. */
  readonly kind: "step" | "supplement" | "payment" | "wait" | "return";
  readonly outcome: string;
  /** Working minutes it is given; half a day where the drawing says nothing. */
  readonly minutes: number;
  /** The word or code in the drawing for the agency that does it; undefined: the one that resolves the dossier. */
  readonly agency: string | undefined;
};

/** How a dossier goes through a flow: stage after stage; the steps of one stage are done side by side. */
export type Way = readonly (readonly WayStep[])[];

/** What becomes of a dossier. */
export type Goal = { readonly refused: boolean; readonly supplements: number };

const mostStages = 60;

/**
 * The way through a flow to a goal, without the step of receiving, which is done by receiving. Undefined when the drawing has no such way: it
 * asks for no supplements, or refuses nothing.
 */
export function wayThrough(plan: Plan, goal: Goal): Way | undefined {
  const stages: WayStep[][] = [];
  let { state } = step(plan, undefined, { kind: "start", vars: {} });
  let left = goal.supplements;
  let refused = false;
  for (let count = 0; state.status === "running"; count++) {
    const waiting = state.tokens.filter(({ waits, node }) => waits && plan.nodes[node]?.kind !== "send");
    if (waiting.length === 0 || count >= mostStages) return undefined;
    const stage: WayStep[] = [];
    for (const { id, node } of waiting) {
      const drawn = plan.nodes[node];
      if (!drawn || state.status !== "running") continue;
      const outcome = isReceptionStep(plan, drawn)
        ? "complete"
        : outcomeFor(plan, drawn, { refused: goal.refused, left });
      if (outcome === "supplement") left--;
      if (outcome === "reject" || (outcome === "refuse" && !isReceptionStep(plan, drawn))) refused = true;
      const after = completed(plan, state, id, outcome);
      if (!after) return undefined;
      state = after;
      if (count > 0 || !isReceptionStep(plan, drawn)) stage.push(stepOf(plan, drawn, outcome));
    }
    if (stage.length > 0) stages.push(stage);
  }
  return left > 0 || refused !== goal.refused ? undefined : stages;
}

function completed(plan: Plan, state: FlowState, token: number, outcome: string): FlowState | undefined {
  const { state: after } = step(plan, state, { kind: "complete", token, vars: { outcome } });
  return after.status === "failed" ? undefined : after;
}

function stepOf(plan: Plan, node: PlanNode, outcome: string): WayStep {
  const kind =
    node.kind === "receive" || node.kind === "catch"
      ? node.pausesClock === "supplement" || node.pausesClock === "payment"
        ? node.pausesClock
        : "wait"
      : isReturnStep(plan, node)
        ? "return"
        : "step";
  const minutes = (node.allowance === undefined ? undefined : minutesOf(node.allowance, "least")) ?? workingDay / 2;
  return { node: node.id, kind, outcome, minutes, agency: node.agency };
}

/** Outcomes that lead back, or out of the flow. */
const sideways: ReadonlySet<string> = new Set(["supplement", "return", "reject", "refuse", "incomplete"]);

function outcomeFor(
  plan: Plan,
  node: PlanNode,
  { refused, left }: { readonly refused: boolean; readonly left: number },
): string {
  const codes = outcomesOf(plan, node).map(({ code }) => code);
  if (left > 0 && codes.includes("supplement")) return "supplement";
  const negative = codes.find((code) => code === "reject" || code === "refuse");
  if (refused && left === 0 && negative !== undefined) return negative;
  return codes.find((code) => !sideways.has(code)) ?? codes[0] ?? "";
}
