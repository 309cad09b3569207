import type { JobDeclaration } from "../../platform/jobs/index.ts";
import { examineArrivals } from "./actions/examine-incoming.ts";

/** What the office does beside requests. */
export const officeJobs: readonly JobDeclaration[] = [
  {
    // Clerks find the check of signatures done when they open a document.
    name: "office.examine",
    every: { seconds: 3 },
    run: async (node) => {
      await examineArrivals(node);
    },
  },
];
