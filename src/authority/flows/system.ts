import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import { flowJobs } from "./jobs.ts";

/** Flows under way: their timers, the flows they call, the news they send each other. */
export function flowsSystem(_node: Node): System {
  return { name: "flows", jobs: flowJobs };
}
