export { correctRecipient } from "./actions/correct-recipient.ts";
export { importHistory, type PastMessage } from "./actions/import-history.ts";
export { reminderMessageType, remindRecipient } from "./actions/remind-recipient.ts";
export { retryDelivery } from "./actions/retry-delivery.ts";
export { returnToSender } from "./actions/return-to-sender.ts";
export { clientInterfacePaths } from "./api/client-interface.ts";
export { type Axis, createAxis, type Reason } from "./axis.ts";
export { mayOperateAxis, mayWatchAxis } from "./policy.ts";
export { type DeliveryState, deliveryStates, type RecallState, type StatusProblem } from "./states.ts";
export {
  type ExchangeStatistics,
  type LevelCoverage,
  type ProvinceCoverage,
  readCoverage,
  readStatistics,
  type StatisticsQuery,
} from "./statistics.ts";
export { type DocumentSearch, type FoundDocument, searchDocuments } from "./store/documents.ts";
export { type FlowBucket, type FlowToday, readFlowToday } from "./store/flow.ts";
export { type HopKind, hopKinds } from "./store/hops.ts";
export { type NodeQueue, readNodeQueues } from "./store/node-queues.ts";
export { type ReceiptRow, readReceipts } from "./store/receipts.ts";
export { type RejectionRow, readRejections } from "./store/rejections.ts";
export { readStuck, type StuckDelivery } from "./store/stuck.ts";
export {
  type DeliveryFacts,
  type DocumentFacts,
  type DocumentLife,
  findDocumentLife,
  type StatusFacts,
} from "./store/timeline.ts";
