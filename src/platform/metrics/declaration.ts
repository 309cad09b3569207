import type { Db } from "../db/index.ts";
import type { Text } from "../text/index.ts";
import type { MetricQuery } from "./query.ts";

/** What a screen shows behind a number: the things it counts. */
export type MetricList = {
  readonly columns: readonly Text[];
  readonly rows: readonly { readonly href: string; readonly cells: readonly string[] }[];
  /** Sum of the whole list, all pages: equals the reading. */
  readonly total: number;
};

/** Which page of the list behind a reading. */
export type MetricListQuery = { readonly query: MetricQuery; readonly offset: number; readonly limit: number };

/** A number of the administration, declared once by the system that knows it. */
export type MetricDeclaration = {
  /** Stable code, dotted: `exchange.sent`. */
  readonly code: string;
  readonly name: Text;
  /** What one of it is: "văn bản" / "documents". */
  readonly unit: Text;
  /**
   * `flow`: happens on a day, read over a period. `stock`: stands at the end of a day; changes are recorded
   * (+1 enters, −1 leaves) and it is read without `from`.
   */
  readonly kind: "flow" | "stock";
  /** The list that adds up to a reading. */
  readonly list: (db: Db, query: MetricListQuery) => Promise<MetricList>;
};

/** The metrics of a node. Screens that show numbers know this, and no system. */
export type MetricRegistry = {
  /** Adds a metric. Throws when the code is taken. */
  declare(metric: MetricDeclaration): void;
  /** Throws `metrics.unknown`. */
  get(code: string): MetricDeclaration;
  readonly all: () => readonly MetricDeclaration[];
};
