export { addMessageDoor } from "./door.ts";
export { enqueue } from "./enqueue.ts";
export { type InboxContext, receiveBatch } from "./inbox.ts";
export type {
  Answer,
  AnsweredMessage,
  DeadMessage,
  IncomingMessage,
  Json,
  MessageHandler,
  OutgoingMessage,
} from "./messages.ts";
export { createOutbox, type Outbox, type QueueState, readQueues, releaseMessages } from "./outbox.ts";
