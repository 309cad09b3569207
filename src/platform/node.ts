import type { Clock } from "./clock/index.ts";
import type { NodeConfig } from "./config/index.ts";
import type { Db } from "./db/index.ts";
import type { Files } from "./files/index.ts";
import type { Jobs } from "./jobs/index.ts";
import type { NodeKeys } from "./keys/index.ts";
import type { Live } from "./live/index.ts";
import type { Log } from "./log/index.ts";
import type { MetricRegistry } from "./metrics/index.ts";
import type { Outbox } from "./outbox/index.ts";

/** One running instance: what its systems stand on. */
export type Node = {
  readonly config: NodeConfig;
  readonly db: Db;
  /** The domain clock: documents, dossiers, deadlines, certificates' use. */
  readonly clock: Clock;
  /** The machine's clock: sessions, tokens, HTTP signatures, retries. */
  readonly machine: Clock;
  readonly log: Log;
  readonly files: Files;
  /** This node's own signing key, and proof of its peers' messages. */
  readonly keys: NodeKeys;
  readonly outbox: Outbox;
  readonly metrics: MetricRegistry;
  readonly jobs: Jobs;
  readonly live: Live;
};
