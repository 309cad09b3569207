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
export { type Advance, advanceFlow } from "./actions/advance-flow.ts";
export { broadcastSignal, deliverMessage, type FlowEvent } from "./actions/deliver-event.ts";
export { type Migration, migrateInstances, previewMigration } from "./actions/migrate-instances.ts";
export { type NewVersion, publishFlow } from "./actions/publish-flow.ts";
export { type NewInstance, startFlow } from "./actions/start-flow.ts";
export { setRetired } from "./store/retired.ts";
export { type OpenTask, readOpenTasks } from "./store/tasks.ts";
export {
  type DrawnVersion,
  type FlowVersion,
  findNewest,
  findVersion,
  readNewestNumbers,
  readVersions,
} from "./store/versions.ts";
