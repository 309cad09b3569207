/** A flow as a table of steps: read from a drawing, written back into it; and what can be told from a drawing without carrying it out. */
export { type AllowanceSum, minutesOf, sumAllowances, workingDay } from "./allowances.ts";
export { compareFlows, type FlowDifference, type FlowDifferenceDetail } from "./compare.ts";
export { flowNamespace } from "./document.ts";
export { editTable, onlyWay, type TableEdit } from "./edit-table.ts";
export { type Picture, type PictureLine, type PictureShape, readPicture } from "./picture.ts";
export { type ReadSteps, readSteps } from "./read-steps.ts";
export {
  type ClockReason,
  clockReasons,
  type NotExpressible,
  type Step,
  type StepBranch,
  type StepChoice,
  type StepEnd,
  type StepProblem,
  type StepReminder,
  type StepTable,
  StepTableError,
} from "./step-table.ts";
export { tidyFlow } from "./tidy.ts";
export { emptyFlow, writeSteps } from "./write-steps.ts";
