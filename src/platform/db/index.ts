export { type ConnectOptions, connect, type Db, type Tx } from "./connect.ts";
export { idAt, newId } from "./id.ts";
export { migrate } from "./migrate.ts";
export { digestOf, type Payload, readBodies, readPayload, storePayloads } from "./payload.ts";
export type { DB } from "./schema.ts";
export { withClient } from "./with-client.ts";
