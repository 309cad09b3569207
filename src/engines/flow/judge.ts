import { compileExpression } from "../decision/index.ts";
import type { Judge } from "./run.ts";

/** Chooses branches by the variables of the instance. */
export const byVariables: Judge = {
  holds: (flow, vars) => flow.condition !== undefined && compileExpression(flow.condition).evaluate(vars()) === true,
  items: ({ multiInstance }, vars) => {
    const { collection, cardinality } = multiInstance ?? {};
    const list = collection === undefined ? undefined : compileExpression(collection).evaluate(vars());
    if (Array.isArray(list)) return list;
    const count = cardinality === undefined ? 0 : Number(compileExpression(cardinality).evaluate(vars()));
    return Array.from({ length: Number.isFinite(count) ? Math.max(0, Math.min(most, Math.trunc(count))) : 0 });
  },
  enough: ({ multiInstance }, vars) =>
    multiInstance?.completion !== undefined && compileExpression(multiInstance.completion).evaluate(vars()) === true,
};

/** The most instances an activity is done in at once. */
const most = 1_000;
