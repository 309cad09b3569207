/** Flows under way at this node: what other systems may ask. */
export {
  type Administration,
  cancelFlow,
  moveFlow,
  reassignTask,
  resumeFlow,
  suspendFlow,
} from "./actions/administer-flow.ts";
export { adoptFlow } from "./actions/adopt-flow.ts";
export {
  type Advance,
  advanceFlow,
  carryFlow,
  type PlannedStep,
  planStep,
  type StepListener,
  type TakenStep,
} from "./actions/advance-flow.ts";
export { broadcastSignal, deliverMessage, type FlowEvent } from "./actions/deliver-event.ts";
export { type ImportedInstance, importInstances } from "./actions/import-instances.ts";
export { type Migration, migrateInstances, previewMigration } from "./actions/migrate-instances.ts";
export { type NewVersion, publishFlow } from "./actions/publish-flow.ts";
export { beginFlow, type NewInstance, startFlow } from "./actions/start-flow.ts";
export { type DrawnInstance, readInstance } from "./instance-plan.ts";
export { beginPast, carryPast, type PastFlow, type TimeOf } from "./past-flow.ts";
export { setRetired } from "./store/retired.ts";
export { type Instance, instanceWithin, stepParts, writeStep } from "./store/steps.ts";
export { type OpenTask, readOpenTasks } from "./store/tasks.ts";
export {
  type DrawnVersion,
  type FlowVersion,
  findNewest,
  findNewestFacts,
  findVersion,
  readNewestNumbers,
  readVersions,
} from "./store/versions.ts";
