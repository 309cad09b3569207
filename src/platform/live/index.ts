export { createLive, type LiveOptions } from "./create-live.ts";
export type { Live, LiveEvent } from "./live.ts";
export { type LiveStreamOptions, liveStream } from "./live-stream.ts";
