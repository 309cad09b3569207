import type { App, NavEntry } from "./http/index.ts";
import type { JobDeclaration } from "./jobs/index.ts";
import type { MetricDeclaration } from "./metrics/index.ts";
import type { MessageHandler } from "./outbox/index.ts";

/** What one system adds to a node. Made by the system's `system.ts` for main.ts and country.ts only. */
export type System = {
  readonly name: string;
  /** Adds pages and machine interfaces. */
  readonly routes?: (app: App) => void;
  /** Messages from other nodes it acts on, and answers to those it sent. */
  readonly messages?: readonly MessageHandler[];
  readonly jobs?: readonly JobDeclaration[];
  readonly metrics?: readonly MetricDeclaration[];
  /** Entries of the main menu, shown to whom they are for. */
  readonly nav?: readonly NavEntry[];
};
