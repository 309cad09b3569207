import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import type { StepListener } from "./actions/advance-flow.ts";
import { flowJobs } from "./jobs.ts";

/** What flows need from whoever composes the node. */
export type FlowsOptions = {
  /** Told of every step that flows take by themselves (timers, calls, messages), in its transaction. */
  readonly taken?: StepListener;
};

/** Flows under way: their timers, the flows they call, the news they send each other. */
export function flowsSystem(_node: Node, { taken }: FlowsOptions = {}): System {
  return { name: "flows", jobs: flowJobs(taken) };
}
