export { builtInJobs, ensurePartitions } from "./built-in.ts";
export { createJobs, type JobsOptions } from "./create-jobs.ts";
export type { JobDeclaration, Jobs } from "./jobs.ts";
