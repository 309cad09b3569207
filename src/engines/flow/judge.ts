import { compileExpression } from "../decision/index.ts";
import type { Judge } from "./run.ts";

/** Chooses branches by the variables of the instance. */
export const byVariables: Judge = {
  holds: (flow, vars) => flow.condition !== undefined && compileExpression(flow.condition).evaluate(vars()) === true,
  items: ({ multiInstance }, vars) => {
    const { collection, cardinality } = multiInstance ?? {};
    if (collection !== undefined) {
      const list = compileExpression(collection).evaluate(vars());
      return Array.isArray(list) ? list : undefined;
    }
    const count = cardinality === undefined ? undefined : compileExpression(cardinality).evaluate(vars());
    if (typeof count !== "number" || !Number.isInteger(count) || count < 0) return undefined;
    // Who asks refuses more than a thousand; a list of a thousand million is not made to find that out.
    return Array.from({ length: Math.min(count, 1_001) });
  },
  enough: ({ multiInstance }, vars) =>
    multiInstance?.completion !== undefined && compileExpression(multiInstance.completion).evaluate(vars()) === true,
};
