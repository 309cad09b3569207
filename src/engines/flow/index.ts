export { type CheckedFlow, checkFlow } from "./check.ts";
export { type CompiledFlow, compileFlow } from "./compile.ts";
export { checkMigration, type MigrationMap, migrateFlow, unmapped } from "./migrate.ts";
export type { FlowProblem, NodeKind, Plan, PlanFlow, PlanNode } from "./plan.ts";
export { FlowFileError } from "./refusal.ts";
export {
  type Effect,
  type FlowCommand,
  FlowCommandError,
  type FlowState,
  type FlowStatus,
  type Token,
  type Vars,
} from "./state.ts";
export { type Step, step } from "./step.ts";
export { timerAt } from "./timer.ts";
export { type Waiting, type WaitingList, waiting } from "./waiting.ts";
