import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import { officeJobs } from "./jobs.ts";
import { officeMetrics } from "./metrics.ts";
import { officeNav, officePages } from "./pages/index.ts";
import { giveSurroundings, type OfficeSurroundings } from "./surroundings.ts";

/** The office of an authority's agencies. The exchange must be given `officeListener(node)`. */
export function officeSystem(node: Node, surroundings: OfficeSurroundings): System {
  giveSurroundings(node, surroundings);
  return { name: "office", routes: officePages, nav: officeNav, jobs: officeJobs, metrics: officeMetrics };
}
